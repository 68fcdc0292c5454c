-- What a position is from which day on, who stands in for whom, and what somebody who goes hands to whom.

-- The row in positions is how a position began. A change is a row beside it that says what it changes, from when on, and is never
-- rewritten: on any day a position is what the latest changes in effect make it.
alter table admin.positions
    add column since      date, -- first day on which it exists; none: always
    add column authorised int check (authorised between 0 and 999); -- 编制; none: nobody has said

create table admin.position_changes (
    store_id       int         not null references admin.stores deferrable initially deferred,
    id             uuid        not null,
    position_code  text        not null,
    effective_from date        not null,
    superior_code  text, -- of these, none: as before
    department     text,
    authorised     int check (authorised between 0 and 999),
    open           boolean,
    words          text        not null,
    said_by        uuid        not null,
    said_at        timestamptz not null,
    withdrawn_by   uuid,
    withdrawn_at   timestamptz,
    primary key (store_id, id),
    foreign key (store_id, position_code) references admin.positions (store_id, code) deferrable initially deferred,
    foreign key (store_id, superior_code) references admin.positions (store_id, code) deferrable initially deferred,
    foreign key (store_id, said_by) references admin.people (store_id, id) deferrable initially deferred,
    check (num_nonnulls(superior_code, department, authorised, open) > 0),
    check (num_nulls(withdrawn_by, withdrawn_at) in (0, 2))
);
create index changes_by_position on admin.position_changes (store_id, position_code, effective_from) where withdrawn_at is null;

-- The general manager looked at all of it and it stands (核定编制).
create table admin.establishments (
    store_id int         not null references admin.stores deferrable initially deferred,
    id       uuid        not null,
    day      date        not null,
    posts    int         not null, -- authorised on that day
    in_post  int         not null,
    words    text        not null,
    said_by  uuid        not null,
    said_at  timestamptz not null,
    primary key (store_id, id),
    foreign key (store_id, said_by) references admin.people (store_id, id) deferrable initially deferred
);

-- The organisation as it is on a day; positions that do not exist on it stand there as not open.
create function admin.organisation_on(p_store int, p_day date)
returns table (code text, name_zh text, name_en text, sort int, superior_code text, department text, authorised int, open boolean)
language sql stable as $$
    select o.code, o.name_zh, o.name_en, o.sort, coalesce(c.superior_code, o.superior_code), coalesce(c.department, o.department),
           coalesce(c.authorised, o.authorised), (o.since is null or o.since <= p_day) and coalesce(c.open, true)
    from   admin.positions o
    left   join lateral (
        select (array_agg(x.superior_code order by x.effective_from desc, x.said_at desc) filter (where x.superior_code is not null))[1] as superior_code,
               (array_agg(x.department order by x.effective_from desc, x.said_at desc) filter (where x.department is not null))[1] as department,
               (array_agg(x.authorised order by x.effective_from desc, x.said_at desc) filter (where x.authorised is not null))[1] as authorised,
               (array_agg(x.open order by x.effective_from desc, x.said_at desc) filter (where x.open is not null))[1] as open
        from   admin.position_changes x
        where  x.store_id = p_store and x.position_code = o.code and x.effective_from <= p_day and x.withdrawn_at is null) c on true
    where  o.store_id = p_store
$$;

drop function admin.keeper_of(int, date, text, uuid);
drop function admin.superiors_of(int, text);

-- The positions above a position on a day, nearest first. One that was closed still has its superior: what it owed goes there.
create function admin.superiors_of(p_store int, p_code text, p_day date) returns table (position_code text, steps int)
language sql stable as $$
    with recursive org as materialized (select o.code, o.superior_code from admin.organisation_on(p_store, p_day) o),
    up(code, steps) as (
        select o.superior_code, 1 from org o where o.code = p_code and o.superior_code is not null
        union all
        select o.superior_code, up.steps + 1 from up join org o on o.code = up.code where o.superior_code is not null and up.steps < 20
    )
    select up.code, up.steps from up
$$;

-- Who stands in for a position on a day (代管): itself where somebody holds it, else the nearest superior that is held, each
-- time by somebody else than those who must not. Nobody up to the top: nothing.
create function admin.keeper_without(p_store int, p_day date, p_code text, p_never uuid[]) returns text
language sql stable as $$
    select u.code
    from   (select p_code as code, 0 as steps union all select s.position_code, s.steps from admin.superiors_of(p_store, p_code, p_day) s) u
    where  exists (select 1 from admin.holders_on(p_store, p_day) h where h.position_code = u.code and h.person_id <> all (array_remove(p_never, null)))
    order  by u.steps limit 1
$$;

create function admin.keeper_of(p_store int, p_day date, p_code text, p_never uuid) returns text
language sql stable as $$
    select admin.keeper_without(p_store, p_day, p_code, array[p_never])
$$;

-- From a day on, every day on which organisation or staffing differs from the day before; that day first.
create function admin.organisation_days(p_store int, p_from date) returns setof date
language sql stable as $$
    select p_from
    union select c.effective_from from admin.position_changes c where c.store_id = p_store and c.withdrawn_at is null and c.effective_from > p_from
    union select o.since from admin.positions o where o.store_id = p_store and o.since > p_from
    union select h.since from admin.holdings h where h.store_id = p_store and h.since > p_from
$$;

-- What no organisation may be from a day on: a position under itself, one under a position that does not exist, one that is
-- held and does not exist. What stands in the way: another position's code, or the holder's name.
create function admin.organisation_faults(p_store int, p_from date) returns table (day date, code text, fault text, because text)
language sql stable as $$
    with org as materialized (select d.day, o.* from admin.organisation_days(p_store, p_from) as d(day), lateral admin.organisation_on(p_store, d.day) o)
    select o.day, o.code, 'circle', o.superior_code from org o
    where  o.open and exists (select 1 from admin.superiors_of(p_store, o.code, o.day) u where u.position_code = o.code)
    union all
    select o.day, o.superior_code, 'subordinates', o.code from org o join org s on s.day = o.day and s.code = o.superior_code
    where  o.open and not s.open
    union all
    select o.day, o.code, 'holders', h.name from org o cross join lateral admin.holders_on(p_store, o.day) h
    where  not o.open and h.position_code = o.code
$$;

-- A position exists on a day and on every day after it, as far as is known.
create function admin.open_from(p_store int, p_code text, p_from date) returns boolean
language sql stable as $$
    select coalesce(bool_and(o.open), false)
    from   admin.organisation_days(p_store, p_from) as d(day), lateral admin.organisation_on(p_store, d.day) o
    where  o.code = p_code
$$;

-- Who does somebody's work in a position while he is away (请假代理): a span of days that holds its first and not its last.
create table admin.substitutions (
    store_id      int         not null references admin.stores deferrable initially deferred,
    id            uuid        not null,
    person_id     uuid        not null,
    position_code text        not null,
    substitute_id uuid        not null check (substitute_id <> person_id),
    since         date        not null,
    until         date        not null check (until > since), -- the day he is back
    reason        text        not null check (reason in ('leave', 'sick', 'training', 'trip', 'other')),
    words         text        not null,
    said_by       uuid        not null,
    said_at       timestamptz not null,
    ended_by      uuid,
    ended_at      timestamptz, -- back earlier, or entered by mistake: it holds no longer from this instant
    primary key (store_id, id),
    foreign key (store_id, person_id) references admin.people (store_id, id) deferrable initially deferred,
    foreign key (store_id, substitute_id) references admin.people (store_id, id) deferrable initially deferred,
    foreign key (store_id, position_code) references admin.positions (store_id, code) deferrable initially deferred,
    check (num_nulls(ended_by, ended_at) in (0, 2))
);
create index substitutions_by_person on admin.substitutions (store_id, person_id, since);
create index substitutions_by_substitute on admin.substitutions (store_id, substitute_id, since);

-- Who stands in for whom on a day, while the one still holds the position and the other still works here.
create function admin.substitutes_on(p_store int, p_day date) returns table (person_id uuid, position_code text, substitute_id uuid, name text, back_on date)
language sql stable as $$
    select b.person_id, b.position_code, b.substitute_id, s.name, b.until
    from   admin.substitutions b
    join   admin.people s on s.store_id = p_store and s.id = b.substitute_id and (s.left_on is null or p_day < s.left_on)
    where  b.store_id = p_store and b.ended_at is null and b.since <= p_day and p_day < b.until
      and  exists (select 1 from admin.holders_on(p_store, p_day) h where h.person_id = b.person_id and h.position_code = b.position_code)
$$;

-- A caller has the positions he holds, and for the span those in which he stands in.
create or replace function admin.known_caller(p_store int, p_person uuid, p_only text[], p_now timestamptz) returns setof admin.known
language sql stable security definer set search_path = '' as $$
    with day as (select s.*, (p_now at time zone s.zone)::date as today from admin.stores s where s.store_id = p_store),
    held as (
        select o.code, o.name_zh, o.name_en, o.sort from admin.positions o, day
        where  o.store_id = p_store and (
               exists (select 1 from admin.holdings h
                       where  h.store_id = p_store and h.person_id = p_person and h.position_code = o.code
                         and  h.since <= day.today and (h.until is null or day.today < h.until))
            or exists (select 1 from admin.substitutes_on(p_store, day.today) b where b.substitute_id = p_person and b.position_code = o.code))),
    changed as (
        select g.position_code || ' ' || g.right_key as pair, g.given from admin.given_rights g
        join   held on held.code = g.position_code where g.store_id = p_store)
    select p.store_id, p.id, p.name,
           coalesce((select array_agg(code order by sort, code) from held), '{}'),
           coalesce((select array_agg(name_zh order by sort, code) from held), '{}'),
           coalesce((select array_agg(name_en order by sort, code) from held), '{}'),
           coalesce((select array_agg(pair) from changed where changed.given), '{}'),
           coalesce((select array_agg(pair) from changed where not changed.given), '{}'),
           day.is_demo, day.name, day.zone, p_only
    from   admin.people p, day
    where  p.store_id = p_store and p.id = p_person and (p.left_on is null or day.today < p.left_on)
$$;

-- The sheet on which somebody hands over what he has (离岗交接), block by block.
create table admin.handing_overs (
    store_id  int         not null references admin.stores deferrable initially deferred,
    id        uuid        not null,
    person_id uuid        not null,
    reason    text        not null check (reason in ('leaving', 'transfer', 'leave')),
    last_day  date        not null, -- what nobody has accepted when it is over falls to the superior
    opened_by uuid        not null,
    opened_at timestamptz not null,
    signed_at timestamptz, -- by himself: that is all I had
    closed_at timestamptz,
    primary key (store_id, id),
    foreign key (store_id, person_id) references admin.people (store_id, id) deferrable initially deferred
);
create unique index one_sheet_at_a_time on admin.handing_overs (store_id, person_id) where closed_at is null;

create table admin.handing_over_blocks (
    store_id    int  not null,
    sheet_id    uuid not null,
    block       text not null, -- positions, or the department in whose books it stands
    receiver_id uuid, -- named to receive it; nobody: not yet
    settled_by  uuid, -- who has it now: the receiver, or the superior on whom it fell
    settled_at  timestamptz,
    fell        boolean not null default false,
    primary key (store_id, sheet_id, block),
    foreign key (store_id, sheet_id) references admin.handing_overs (store_id, id) deferrable initially deferred,
    check (num_nulls(settled_by, settled_at) in (0, 2))
);

-- What was in a block when it was settled; until then it is read from the living books.
create table admin.handing_over_lines (
    store_id int  not null,
    sheet_id uuid not null,
    block    text not null,
    n        int  not null,
    kind     text not null check (kind in ('position', 'duty', 'obligation', 'held')),
    what_zh  text not null,
    what_en  text not null,
    link     text not null,
    due_at   timestamptz,
    to_id    uuid not null,
    primary key (store_id, sheet_id, block, n),
    foreign key (store_id, sheet_id, block) references admin.handing_over_blocks (store_id, sheet_id, block) deferrable initially deferred
);

-- An obligation that changed hands; the obligation itself says who has it now.
create table admin.obligation_moves (
    store_id      int         not null references admin.stores deferrable initially deferred,
    obligation_id uuid        not null,
    sheet_id      uuid        not null,
    from_id       uuid        not null,
    to_id         uuid        not null,
    at            timestamptz not null,
    primary key (store_id, obligation_id, sheet_id),
    foreign key (store_id, obligation_id) references admin.obligations (store_id, id) deferrable initially deferred
);

-- To whom something of somebody's goes when nobody else takes it (转上级): a holder of the nearest superior position, else a
-- colleague in the same one; never himself and never who must not.
create function admin.heir_of(p_store int, p_day date, p_code text, p_without uuid[]) returns uuid
language sql stable as $$
    select h.person_id
    from   (select s.position_code as code, s.steps from admin.superiors_of(p_store, p_code, p_day) s union all select p_code, 21) u
    join   admin.holders_on(p_store, p_day) h on h.position_code = u.code and h.person_id <> all (array_remove(p_without, null))
    order  by u.steps, h.person_id limit 1
$$;

revoke execute on all functions in schema admin from public;
grant execute on all functions in schema admin to admin_app;
