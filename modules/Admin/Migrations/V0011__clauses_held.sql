-- A clause that the store took away from the position that owes it (停止持有): from then on it opens nothing and gives no right,
-- until it is given back. What it opened before stays.
create table admin.clause_absences (
    store_id    int         not null references admin.stores,
    id          uuid        not null,
    clause_code text        not null,
    why         text        not null,
    taken_at    timestamptz not null,
    taken_by    uuid        not null,
    back_at     timestamptz,
    back_by     uuid,
    primary key (store_id, id),
    foreign key (store_id, taken_by) references admin.people (store_id, id),
    foreign key (store_id, back_by) references admin.people (store_id, id),
    check (num_nulls(back_at, back_by) in (0, 2))
);
create unique index one_absence_at_a_time on admin.clause_absences (store_id, clause_code) where back_at is null;

-- Asked before the walls stand, with the caller.
create function admin.clauses_taken(p_store int) returns text[]
language sql stable security definer set search_path = '' as $$
    select coalesce(array_agg(a.clause_code), '{}') from admin.clause_absences a where a.store_id = p_store and a.back_at is null
$$;

revoke execute on all functions in schema admin from public;
grant execute on all functions in schema admin to admin_app;
