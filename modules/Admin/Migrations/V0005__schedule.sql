-- What comes round by itself: the rule of each clause from the day it took effect, and what each day should have brought.
create function admin.store_ids() returns setof int
language sql stable security definer set search_path = '' as $$
    select store_id from admin.stores order by store_id
$$;

-- A clause's rhythm as text (daily 10:00 17:00). The product's own is written down the first time the house sees it, so that a
-- later edition of the product does not change what an earlier day owed; the general manager's word follows in the same list.
create table admin.clause_rhythms (
    store_id       int         not null references admin.stores deferrable initially deferred,
    clause_code    text        not null,
    effective_from date        not null,
    said_at        timestamptz not null,
    rhythm         text        not null,
    said_by        uuid, -- nobody: the product proposes it, or the document says it
    primary key (store_id, clause_code, effective_from, said_at)
);

alter table admin.cadence_confirmations add rhythm text; -- none: the words changed, or were confirmed as proposed

alter table admin.obligations
    add period     text,         -- of what comes round: which time it was; none: owed for a fact
    add expires_at timestamptz;  -- after it there is nothing left to do: missed, and off every desk
create index obligations_by_period on admin.obligations (store_id, opens_at) where period is not null;

-- Which days were seen to. Days are seen to in order, once; what they brought is in the obligations.
create table admin.scheduled_days (
    store_id int         not null references admin.stores deferrable initially deferred,
    day      date        not null,
    expected int         not null, -- as reckoned then
    opened   int         not null, -- as found in the obligations then
    seen_at  timestamptz not null,
    primary key (store_id, day)
);

-- Evidence that a person gives: a file, somebody else's word, one's own.
create table admin.evidence_files (
    store_id    int         not null references admin.stores,
    id          uuid        not null,
    name        text        not null,
    type        text        not null,
    sha256      bytea       not null,
    content     bytea       not null,
    given_at    timestamptz not null,
    given_by    uuid        not null,
    primary key (store_id, id),
    constraint one_file_proves_once unique (store_id, sha256)
);
alter table admin.evidence
    add words   text not null default '',
    add file_id uuid;

-- A story may be told before the store and its people are written, in the same transaction.
alter table admin.obligations
    alter constraint obligations_store_id_fkey deferrable initially deferred,
    alter constraint obligations_store_id_holder_id_fkey deferrable initially deferred;
alter table admin.evidence alter constraint evidence_store_id_fkey deferrable initially deferred;

drop function admin.proofs(int);
create function admin.proofs(p_store int) returns table (clause_code text, subject uuid, at timestamptz, grade text)
language sql stable as $$
    select e.clause_code, e.subject, e.at, e.grade
    from   admin.evidence e
    where  e.store_id = p_store
      and  not exists (select 1 from admin.voidings v where v.store_id = p_store and v.clause_code = e.clause_code and v.proof_id = e.proof_id)
$$;

drop function admin.undone_at(int, timestamptz);
create function admin.undone_at(p_store int, p_now timestamptz)
returns table (id uuid, clause_code text, subject uuid, position_code text, holder_id uuid, never_id uuid, what_zh text, what_en text, link text,
               opens_at timestamptz, due_at timestamptz, state text, period text)
language sql stable as $$
    select o.id, o.clause_code, o.subject, o.position_code, h.id, o.never_id, o.what_zh, o.what_en, o.link, o.opens_at, o.due_at,
           case when o.due_at < p_now then 'late'
                when o.opens_at > p_now then 'waiting'
                when (o.due_at at time zone s.zone)::date = (p_now at time zone s.zone)::date then 'today'
                else 'open' end, o.period
    from   admin.obligations o
    join   admin.stores s on s.store_id = p_store
    -- Whoever has left holds nothing: his obligations are kept as those of a vacancy.
    left   join admin.people h on h.store_id = p_store and h.id = o.holder_id and (h.left_on is null or (p_now at time zone s.zone)::date < h.left_on)
    where  o.store_id = p_store and o.settled_at is null and (o.expires_at is null or o.expires_at > p_now)
      and  not exists (select 1 from admin.excuses(p_store, p_now) x where x.clause_code = o.clause_code and x.subject = o.subject)
$$;

drop function admin.obligations_at(int, timestamptz);
create function admin.obligations_at(p_store int, p_now timestamptz)
returns table (id uuid, clause_code text, subject uuid, position_code text, holder_id uuid, never_id uuid, what_zh text, what_en text, link text,
               opens_at timestamptz, due_at timestamptz, owed_at timestamptz, proven_at timestamptz, state text, settled_at timestamptz,
               period text, expires_at timestamptz)
language sql stable as $$
    select o.id, o.clause_code, o.subject, o.position_code, o.holder_id, o.never_id, o.what_zh, o.what_en, o.link, o.opens_at, o.due_at, o.owed_at, d.at,
           case when exists (select 1 from admin.releases r where r.store_id = p_store and r.clause_code = o.clause_code and r.subject = o.subject) then 'released'
                when d.at <= o.due_at then 'on-time'
                when exists (select 1 from admin.excuses(p_store, p_now) x where x.clause_code = o.clause_code and x.subject = o.subject) then 'exempt'
                when d.at is not null then 'done-late'
                when o.expires_at <= p_now then 'missed'
                when o.due_at < p_now then 'late'
                when o.opens_at > p_now then 'waiting'
                when (o.due_at at time zone s.zone)::date = (p_now at time zone s.zone)::date then 'today'
                else 'open' end, o.settled_at, o.period, o.expires_at
    from   admin.obligations o
    join   admin.stores s on s.store_id = p_store
    left   join lateral (select min(p.at) as at from admin.proofs(p_store) p where p.clause_code = o.clause_code and p.subject = o.subject) d on true
    where  o.store_id = p_store
$$;
