-- What was known when, and months that are closed: who owed what on a past day is answered from rows known by then, and a
-- closed month is kept as it was reckoned, signed, each with the digest of the one before.

-- When the house heard that a proof was taken back or a reason fell away; the fact itself may be older.
alter table admin.voidings add heard_at timestamptz;
alter table admin.releases add heard_at timestamptz;
update admin.voidings set heard_at = at;
update admin.releases set heard_at = at;
alter table admin.voidings alter heard_at set not null;
alter table admin.releases alter heard_at set not null;

-- Who held an obligation at an instant: whoever the first hand-over after it took it from, else who holds it now.
create function admin.holder_known(p_store int, p_obligation uuid, p_holder uuid, p_known timestamptz) returns uuid
language sql stable as $$
    select coalesce((select m.from_id from admin.obligation_moves m where m.store_id = p_store and m.obligation_id = p_obligation and m.at > p_known order by m.at limit 1), p_holder)
$$;

-- The obligations as they stood at an instant, from the rows known at another.
create function admin.obligations_known(p_store int, p_known timestamptz, p_at timestamptz)
returns table (id uuid, clause_code text, subject uuid, position_code text, holder_id uuid, never_id uuid, what_zh text, what_en text,
               due_at timestamptz, period text, proven_at timestamptz, state text)
language sql stable as $$
    select o.id, o.clause_code, o.subject, o.position_code, admin.holder_known(p_store, o.id, o.holder_id, p_known), o.never_id, o.what_zh, o.what_en, o.due_at, o.period, d.at,
           case when exists (select 1 from admin.releases r where r.store_id = p_store and r.clause_code = o.clause_code and r.subject = o.subject
                             and r.heard_at <= p_known) then 'released'
                when d.at <= o.due_at then 'on-time'
                when exists (select 1 from admin.exemptions x where x.store_id = p_store and x.clause_code = o.clause_code and x.subject = o.subject
                             and x.approved and x.decided_at <= p_known and (x.expires_at is null or p_at < x.expires_at)) then 'exempt'
                when d.at is not null then 'done-late'
                when o.expires_at <= p_at then 'missed'
                when o.due_at < p_at then 'late'
                when o.opens_at > p_at then 'waiting'
                else 'open' end
    from   admin.obligations o
    left   join lateral (
        select e.at from admin.evidence e
        where  e.store_id = p_store and e.clause_code = o.clause_code and e.subject = o.subject and e.heard_at <= p_known and e.at <= p_at
          and  not exists (select 1 from admin.voidings v where v.store_id = p_store and v.clause_code = e.clause_code and v.proof_id = e.proof_id
                           and v.heard_at <= p_known)
        order  by e.at limit 1) d on true
    where  o.store_id = p_store and o.heard_at <= p_known
$$;

-- Who held what at the end of each day, written down the night after and never again: people, positions and superiors that
-- are changed or dated back later do not change who stood in for whom on a past day. Position '' is everybody at work here.
create table admin.posts_by_day (
    store_id      int         not null references admin.stores,
    day           date        not null,
    position_code text        not null,
    superior_code text,
    holders       uuid[]      not null,
    kept_at       timestamptz not null,
    primary key (store_id, day, position_code)
);

create function admin.posts_now(p_store int, p_day date) returns table (position_code text, superior_code text, holders uuid[])
language sql stable as $$
    select n.code, n.superior_code, coalesce(array_agg(h.person_id order by h.person_id) filter (where h.person_id is not null), '{}')
    from   admin.organisation_on(p_store, p_day) n
    left   join admin.holders_on(p_store, p_day) h on h.position_code = n.code
    group  by n.code, n.superior_code
    union  all
    select '', null, coalesce(array_agg(p.id order by p.id), '{}') from admin.people p
    where  p.store_id = p_store and p.joined_on <= p_day and (p.left_on is null or p_day < p.left_on)
$$;

-- As written down; as it is known now for a day that was not written down yet.
create function admin.posts_on(p_store int, p_day date) returns table (position_code text, superior_code text, holders uuid[], kept boolean)
language sql stable as $$
    select d.position_code, d.superior_code, d.holders, true from admin.posts_by_day d where d.store_id = p_store and d.day = p_day
    union  all
    select n.*, false from admin.posts_now(p_store, p_day) n
    where  not exists (select 1 from admin.posts_by_day d where d.store_id = p_store and d.day = p_day)
$$;

-- So many working days after its last day a month is closed.
create table admin.closing_graces (
    store_id       int         not null references admin.stores,
    effective_from date        not null,
    said_at        timestamptz not null,
    days           int         not null check (days between 1 and 20),
    said_by        uuid        not null,
    primary key (store_id, effective_from, said_at)
);

-- The private half is protected with the house's keys; the public half proves a signature without the house.
create table admin.seal_keys (
    store_id    int         not null references admin.stores,
    id          uuid        not null,
    public_key  bytea       not null,
    private_key text        not null,
    made_at     timestamptz not null,
    primary key (store_id, id)
);

create table admin.closed_months (
    store_id  int         not null references admin.stores,
    month     date        not null check (extract(day from month) = 1),
    closed_at timestamptz not null,
    content   text        not null, -- exactly what is digested: canonical JSON
    digest    bytea       not null, -- SHA-256
    previous  bytea, -- digest of the month before; none: the first
    key_id    uuid        not null,
    signature bytea       not null,
    primary key (store_id, month),
    foreign key (store_id, key_id) references admin.seal_keys (store_id, id)
);
create unique index one_chain_of_months on admin.closed_months (store_id, previous) nulls not distinct;
revoke update, delete on admin.closed_months from admin_app;

-- Where reckoning a closed month anew differs from it. An alarm: the rows known then give another answer than they gave.
-- A correction: something was heard afterwards. The closed month itself stays as it is.
create table admin.month_findings (
    store_id    int         not null references admin.stores,
    id          uuid        not null,
    month       date        not null,
    kind        text        not null check (kind in ('alarm', 'correction')),
    clause_code text        not null, -- '': the month as a whole
    subject     uuid        not null,
    was         text        not null,
    is_now      text        not null,
    why         text        not null,
    noticed_at  timestamptz not null,
    gone_at     timestamptz, -- it differs no longer
    primary key (store_id, id)
);
create unique index one_finding_at_a_time on admin.month_findings (store_id, month, clause_code, subject) where gone_at is null;

create table admin.month_checks (
    store_id   int         not null references admin.stores,
    month      date        not null,
    checked_at timestamptz not null,
    primary key (store_id, month)
);

revoke execute on all functions in schema admin from public;
grant execute on all functions in schema admin to admin_app;
