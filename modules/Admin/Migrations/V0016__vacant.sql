-- What is still to be done and is nobody's (代管): owed by a vacant position, or by somebody who has left. Found without looking at what others have
-- to do, for every desk asks for it; the offset keeps each of the few looked up by itself.
create function admin.vacant_at(p_store int, p_now timestamptz)
returns table (id uuid, clause_code text, subject uuid, position_code text, holder_id uuid, never_id uuid, what_zh text, what_en text, link text,
               opens_at timestamptz, due_at timestamptz, state text, period text)
language sql stable as $$
    select u.*
    from   admin.obligations o
    cross  join lateral (select u.* from admin.undone_at(p_store, p_now) u where u.id = o.id and u.holder_id is null offset 0) u
    where  o.store_id = p_store and o.settled_at is null
      and  (o.holder_id is null or o.holder_id = any (array(select h.id from admin.people h where h.store_id = p_store and h.left_on is not null)))
$$;
