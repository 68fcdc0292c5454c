-- What is still to be done and is nobody's (代管): owed by a vacant position, or by somebody who has left. As admin.undone_at, but found without
-- looking at what others have to do: every desk asks for it.
create function admin.vacant_at(p_store int, p_now timestamptz)
returns table (id uuid, clause_code text, subject uuid, position_code text, holder_id uuid, never_id uuid, what_zh text, what_en text, link text,
               opens_at timestamptz, due_at timestamptz, state text, period text)
language sql stable as $$
    select o.id, o.clause_code, o.subject, o.position_code, null::uuid, o.never_id, o.what_zh, o.what_en, o.link, o.opens_at, o.due_at,
           case when o.due_at < p_now then 'late'
                when o.opens_at > p_now then 'waiting'
                when (o.due_at at time zone s.zone)::date = (p_now at time zone s.zone)::date then 'today'
                else 'open' end, o.period
    from   admin.obligations o
    join   admin.stores s on s.store_id = p_store
    where  o.store_id = p_store and o.settled_at is null and (o.expires_at is null or o.expires_at > p_now)
      and  (o.holder_id is null or o.holder_id = any (array(
               select h.id from admin.people h join admin.stores z on z.store_id = p_store
               where  h.store_id = p_store and h.left_on <= (p_now at time zone z.zone)::date)))
      and  not exists (select 1 from admin.excuses(p_store, p_now) x where x.clause_code = o.clause_code and x.subject = o.subject)
$$;
