-- Whether an obligation is settled is written beside it, so that a desk is found without looking at years of work done. The
-- rows of evidence, voidings and releases stay the truth: the listener calls settle after each of them, in the same transaction.
alter table admin.obligations add settled_at timestamptz; -- first proof that stands, or release; none: undone
create index obligations_undone on admin.obligations (store_id, holder_id, due_at) where settled_at is null;
create index obligations_undone_by_due on admin.obligations (store_id, due_at desc, id desc) where settled_at is null;

-- Works out anew whether one obligation is settled. Facts come in any order: it may find no obligation yet, or no proof yet.
create function admin.settle(p_store int, p_clause text, p_subject uuid) returns void
language sql as $$
    update admin.obligations o set settled_at = t.at
    from   (select least((select min(p.at) from admin.proofs(p_store) p where p.clause_code = p_clause and p.subject = p_subject),
                         (select r.at from admin.releases r where r.store_id = p_store and r.clause_code = p_clause and r.subject = p_subject)) as at) t
    where  o.store_id = p_store and o.clause_code = p_clause and o.subject = p_subject and o.settled_at is distinct from t.at
$$;

-- How many obligations have a mark that is not what their rows say: none, ever.
create function admin.unsettled_marks(p_store int) returns bigint
language sql stable as $$
    select count(*) from admin.obligations o
    where  o.store_id = p_store and o.settled_at is distinct from
           least((select min(p.at) from admin.proofs(p_store) p where p.clause_code = o.clause_code and p.subject = o.subject),
                 (select r.at from admin.releases r where r.store_id = p_store and r.clause_code = o.clause_code and r.subject = o.subject))
$$;

update admin.obligations o set settled_at =
    least((select min(p.at) from admin.proofs(o.store_id) p where p.clause_code = o.clause_code and p.subject = o.subject),
          (select r.at from admin.releases r where r.store_id = o.store_id and r.clause_code = o.clause_code and r.subject = o.subject));

create or replace function admin.undone_at(p_store int, p_now timestamptz)
returns table (id uuid, clause_code text, subject uuid, position_code text, holder_id uuid, never_id uuid, what_zh text, what_en text, link text,
               opens_at timestamptz, due_at timestamptz, state text)
language sql stable as $$
    select o.id, o.clause_code, o.subject, o.position_code, h.id, o.never_id, o.what_zh, o.what_en, o.link, o.opens_at, o.due_at,
           case when o.due_at < p_now then 'late'
                when o.opens_at > p_now then 'waiting'
                when (o.due_at at time zone s.zone)::date = (p_now at time zone s.zone)::date then 'today'
                else 'open' end
    from   admin.obligations o
    join   admin.stores s on s.store_id = p_store
    -- Whoever has left holds nothing: his obligations are kept as those of a vacancy.
    left   join admin.people h on h.store_id = p_store and h.id = o.holder_id and (h.left_on is null or (p_now at time zone s.zone)::date < h.left_on)
    where  o.store_id = p_store and o.settled_at is null
      and  not exists (select 1 from admin.excuses(p_store, p_now) x where x.clause_code = o.clause_code and x.subject = o.subject)
$$;

drop function admin.obligations_at(int, timestamptz);
-- The obligations as they stand at an instant. An excuse turns a late or missed one into exempt, never one done in time.
create function admin.obligations_at(p_store int, p_now timestamptz)
returns table (id uuid, clause_code text, subject uuid, position_code text, holder_id uuid, never_id uuid, what_zh text, what_en text, link text,
               opens_at timestamptz, due_at timestamptz, owed_at timestamptz, proven_at timestamptz, state text, settled_at timestamptz)
language sql stable as $$
    select o.id, o.clause_code, o.subject, o.position_code, o.holder_id, o.never_id, o.what_zh, o.what_en, o.link, o.opens_at, o.due_at, o.owed_at, d.at,
           case when exists (select 1 from admin.releases r where r.store_id = p_store and r.clause_code = o.clause_code and r.subject = o.subject) then 'released'
                when d.at <= o.due_at then 'on-time'
                when exists (select 1 from admin.excuses(p_store, p_now) x where x.clause_code = o.clause_code and x.subject = o.subject) then 'exempt'
                when d.at is not null then 'done-late'
                when o.due_at < p_now then 'late'
                when o.opens_at > p_now then 'waiting'
                when (o.due_at at time zone s.zone)::date = (p_now at time zone s.zone)::date then 'today'
                else 'open' end, o.settled_at
    from   admin.obligations o
    join   admin.stores s on s.store_id = p_store
    left   join lateral (select min(p.at) as at from admin.proofs(p_store) p where p.clause_code = o.clause_code and p.subject = o.subject) d on true
    where  o.store_id = p_store
$$;
