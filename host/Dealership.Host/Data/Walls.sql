-- Row-level security on every table of the schema that has a store: found, not listed. The plumbing tables are left out,
-- because the bus moves the rows of all stores; commands is a department's own and stays walled.
do $$
declare t record;
begin
    for t in
        select c.relname from pg_class c
        join   pg_attribute a on a.attrelid = c.oid and a.attname = 'store_id' and not a.attisdropped
        where  c.relnamespace = '{schema}'::regnamespace and c.relkind in ('r', 'p') and c.relname not in ('outbox', 'inbox')
          and  not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'store')
    loop
        execute format('alter table {schema}.%I enable row level security', t.relname);
        execute format($p$create policy store on {schema}.%I to {schema}_app
            using (store_id = nullif(current_setting('app.store_id', true), '')::int)
            with check (store_id = nullif(current_setting('app.store_id', true), '')::int)$p$, t.relname);
    end loop;
end $$;
