-- As before, but planned once per session: a function of plain SQL that is not inlined is planned again at every call, which
-- took longer than all the rest of hearing a fact.
create or replace function admin.settle(p_store int, p_clause text, p_subject uuid) returns void
language plpgsql as $$
begin
    update admin.obligations o set settled_at = t.at
    from   (select least((select min(p.at) from admin.proofs(p_store) p where p.clause_code = p_clause and p.subject = p_subject),
                         (select r.at from admin.releases r where r.store_id = p_store and r.clause_code = p_clause and r.subject = p_subject)) as at) t
    where  o.store_id = p_store and o.clause_code = p_clause and o.subject = p_subject and o.settled_at is distinct from t.at;
end
$$;
