-- Who is asking is found out at almost every click. A function in SQL is planned anew each time it is called, which took three quarters of
-- the ten milliseconds; in PL/pgSQL a connection keeps the plan.

create or replace function admin.known_caller(p_store int, p_person uuid, p_only text[], p_now timestamptz) returns setof admin.known
language plpgsql stable security definer set search_path = '' as $$
begin
    return query
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
        where  p.store_id = p_store and p.id = p_person and (p.left_on is null or day.today < p.left_on);
end $$;

create or replace function admin.session_of(p_store int, p_person uuid, p_stamp text, p_now timestamptz) returns setof admin.known
language plpgsql stable security definer set search_path = '' as $$
begin
    return query
    select c.* from admin.logins l, admin.known_caller(p_store, p_person, null, p_now) c
    where  l.store_id = p_store and l.person_id = p_person and l.stamp = p_stamp;
end $$;

create or replace function admin.token_of(p_hash bytea, p_now timestamptz) returns setof admin.known
language plpgsql security definer set search_path = '' as $$
begin
    update admin.tokens t set last_used_at = p_now
    where  t.hash = p_hash and t.revoked_at is null and p_now < t.expires_at
      and  (t.last_used_at is null or t.last_used_at < p_now - interval '1 minute');
    return query
    select c.* from admin.tokens t, admin.known_caller(t.store_id, t.person_id, t.only_rights, p_now) c
    where  t.hash = p_hash and t.revoked_at is null and p_now < t.expires_at;
end $$;

create or replace function admin.clauses_taken(p_store int) returns text[]
language plpgsql stable security definer set search_path = '' as $$
begin
    return (select coalesce(array_agg(a.clause_code), '{}') from admin.clause_absences a where a.store_id = p_store and a.back_at is null);
end $$;
