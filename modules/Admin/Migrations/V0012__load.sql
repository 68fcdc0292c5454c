-- How long one occurrence of a clause takes, as the store says it, from a day on.
create table admin.clause_minutes (
    store_id       int         not null references admin.stores,
    clause_code    text        not null,
    effective_from date        not null,
    said_at        timestamptz not null,
    minutes        int         not null check (minutes between 1 and 2400),
    said_by        uuid        not null,
    primary key (store_id, clause_code, effective_from, said_at)
);

-- How long somebody was at it: from what he proved before it on the same day, where that is neither a moment nor hours ago.
-- Nothing tells when somebody began; the first proof of a day teaches nothing.
create function admin.spans_of_work(p_store int, p_since timestamptz) returns table (clause_code text, minutes numeric)
language sql stable as $$
    select w.clause_code, w.minutes
    from   (select e.clause_code, extract(epoch from e.at - lag(e.at) over (partition by e.by_person, (e.at at time zone s.zone)::date order by e.at, e.id)) / 60 as minutes
            from   admin.evidence e join admin.stores s on s.store_id = p_store
            where  e.store_id = p_store and e.by_person is not null and e.at >= p_since
              and  not exists (select 1 from admin.voidings v where v.store_id = p_store and v.clause_code = e.clause_code and v.proof_id = e.proof_id)) w
    where  w.minutes between 1 and 120
$$;

revoke execute on all functions in schema admin from public;
grant execute on all functions in schema admin to admin_app;
