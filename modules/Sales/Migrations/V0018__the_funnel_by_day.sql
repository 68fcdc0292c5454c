-- 销售漏斗: how often each figure was counted on a day of the store, for a consultant; the nil uuid: for nobody. Each is the sum of rows that
-- stand elsewhere and can be counted anew from them.
create table sales.funnel_days (
    store_id      int  not null,
    day           date not null,
    code          text not null,
    consultant_id uuid not null,
    times         int  not null check (times > 0),
    primary key (store_id, day, code, consultant_id)
);

-- The same by month, so that a year is shown without adding up its days.
create table sales.funnel_months (
    store_id      int  not null,
    month         date not null check (extract(day from month) = 1),
    code          text not null,
    consultant_id uuid not null,
    times         int  not null,
    primary key (store_id, month, code, consultant_id)
);

-- By which figures and in which time zone a store's days were counted. Without a row, or with others, they are counted from the rows they stand for.
create table sales.funnel_counts (
    store_id   int         not null primary key,
    figures    text        not null,
    zone       text        not null,
    counted_at timestamptz not null
);

-- A day is counted again without reading other days.
create index test_drives_by_start on sales.test_drives (store_id, started_at) where started_at is not null;
create index order_cancellations_by_time on sales.order_cancellations (store_id, at);

-- Days that were touched and not yet counted again are looked up each time the funnel is shown.
create index outbox_funnel on sales.outbox (store_id) where type = 'FunnelDayTouched';
create index inbox_funnel on sales.inbox (store_id, pos) where type = 'FunnelDayTouched' and done_at is null;

-- Tells the days that a statement touched, whoever ran it, in its own transaction. Of each table: the columns that figures read, and the days on
-- which the changed rows, and rows that are counted by them, are counted. A day is told as such where its row says it, else as the first and the
-- last instant: which day that is depends on the store's time zone. Each look is fenced by an offset, so that a plan made for one row never reads
-- a whole table and one made for many is never kept for one. "About" differs each time, for a batch of news holds only the oldest about one thing.
do $migration$
declare
    t record;
    tell constant text := $sql$
        insert into sales.outbox (store_id, about, type, body)
        select store_id, gen_random_uuid(), 'FunnelDayTouched', jsonb_build_object('day', day, 'from', min(at), 'until', max(at))
        from   (%s) touched
        where  day is not null or at is not null
        group  by store_id, day, (at at time zone 'UTC')::date$sql$;
begin
    for t in select * from (values
        ('visits', 'store_id, id, day, arrived_at, kind, consultant_id, card_id', $days$
            select store_id, day, null::timestamptz as at from changed
            union all select store_id, null, r.at from changed v, lateral (
                select c.opened_at as at from sales.cards c where c.store_id = v.store_id and c.id = v.card_id offset 0) r
            union all select store_id, null, r.at from changed v, lateral (
                select o.ordered_at as at from sales.cards c join sales.orders o on o.store_id = c.store_id and o.id = c.order_id where c.store_id = v.store_id and c.id = v.card_id offset 0) r
            $days$),
        ('cards', 'store_id, id, consultant_id, source, visit_id, opened_at, closed_at, outcome, order_id', $days$
            select store_id, null::date as day, opened_at as at from changed
            union all select store_id, null, closed_at from changed
            union all select store_id, r.day, null from changed c, lateral (
                select v.day from sales.visits v where v.store_id = c.store_id and v.id = c.visit_id offset 0) r
            union all select store_id, null, r.at from changed c, lateral (
                select o.ordered_at as at from sales.orders o where o.store_id = c.store_id and o.id = c.order_id offset 0) r
            union all select store_id, null, r.at from changed c, lateral (
                select d.handed_over_at as at from sales.deliveries d where d.store_id = c.store_id and d.order_id = c.order_id offset 0) r
            $days$),
        ('contacts', 'store_id, id, card_id, reached, how, at', $days$
            select store_id, r.day, null::timestamptz as at from changed t, lateral (
                select v.day from sales.visits v where v.store_id = t.store_id and v.card_id = t.card_id and v.arrived_at > t.at and v.arrived_at <= t.at + interval '7 days' offset 0) r
            $days$),
        ('test_drives', 'store_id, id, card_id, consultant_id, started_at', $days$
            select store_id, null::date as day, started_at as at from changed
            union all select store_id, null, r.at from changed t, lateral (
                select o.ordered_at as at from sales.cards c join sales.orders o on o.store_id = c.store_id and o.id = c.order_id where c.store_id = t.store_id and c.id = t.card_id offset 0) r
            $days$),
        ('orders', 'store_id, id, consultant_id, ordered_at', $days$
            select store_id, null::date as day, ordered_at as at from changed
            union all select store_id, null, r.at from changed o, lateral (
                select x.at from sales.order_cancellations x where x.store_id = o.store_id and x.order_id = o.id offset 0) r
            $days$),
        ('order_cancellations', 'store_id, order_id, at', $days$
            select store_id, null::date as day, at from changed
            $days$),
        ('deliveries', 'store_id, id, order_id, customer_id, consultant_id, handed_over_at', $days$
            select store_id, null::date as day, handed_over_at as at from changed
            union all select store_id, null, r.at from changed d, lateral (
                select e.handed_over_at as at from sales.deliveries e where e.store_id = d.store_id and e.customer_id = d.customer_id and e.handed_over_at > d.handed_over_at offset 0) r
            $days$),
        ('delivery_cancellations', 'store_id, delivery_id', $days$
            select store_id, null::date as day, r.at from changed x, lateral (
                select e.handed_over_at as at from sales.deliveries d join sales.deliveries e on e.store_id = d.store_id and e.customer_id = d.customer_id and e.handed_over_at >= d.handed_over_at
                where  d.store_id = x.store_id and d.id = x.delivery_id offset 0) r
            $days$),
        ('contract_lines', 'store_id, id, order_id, kind, dropped_at', $days$
            select store_id, null::date as day, r.at from changed l, lateral (
                select d.handed_over_at as at from sales.deliveries d where d.store_id = l.store_id and d.order_id = l.order_id offset 0) r
            $days$),
        ('lost_applications', 'store_id, id, consultant_id, applied_at, approved, reason', $days$
            select store_id, null::date as day, applied_at as at from changed
            $days$)) as every(name, columns, days)
    loop
        execute format('create function sales.%I() returns trigger language plpgsql as $body$ begin %s; return null; end $body$', 'tell_' || t.name, format(tell, t.days));
        execute format('create function sales.%I() returns trigger language plpgsql as $body$ begin with changed as (%s) %s; return null; end $body$', 'tell_changed_' || t.name,
            format('(select %1$s from was except select %1$s from became) union all (select %1$s from became except select %1$s from was)', t.columns), format(tell, t.days));
        execute format('create trigger funnel_made after insert on sales.%1$I referencing new table as changed for each statement execute function sales.%2$I()', t.name, 'tell_' || t.name);
        execute format('create trigger funnel_gone after delete on sales.%1$I referencing old table as changed for each statement execute function sales.%2$I()', t.name, 'tell_' || t.name);
        execute format('create trigger funnel_changed after update on sales.%1$I referencing old table as was new table as became for each statement execute function sales.%2$I()', t.name, 'tell_changed_' || t.name);
    end loop;
end $migration$;
