-- What every department's schema has, whoever the department is; {schema} is filled in. Safe to run again.
create table if not exists {schema}.commands (
    store_id   int         not null,
    key        uuid        not null,
    duty       text        not null,
    person_id  uuid        not null,
    at         timestamptz not null default now(),
    outcome_id uuid,
    said_zh    text,
    said_en    text,
    primary key (store_id, key)
);
create index if not exists commands_latest on {schema}.commands (store_id, at desc);

create table if not exists {schema}.outbox (
    id       bigint generated always as identity primary key,
    store_id int         not null,
    about    uuid        not null,
    type     text        not null,
    body     jsonb       not null,
    at       timestamptz not null default now()
);

create table if not exists {schema}.inbox (
    pos       bigint generated always as identity primary key,
    source    text        not null,
    id        bigint      not null,
    store_id  int         not null,
    about     uuid        not null,
    type      text        not null,
    body      jsonb       not null,
    told_at   timestamptz not null,
    attempts  int         not null default 0,
    next_at   timestamptz not null default now(),
    done_at   timestamptz,
    parked_at timestamptz,
    error     text,
    constraint heard_once unique (source, id)
);
-- The two predicates differ on purpose: the look for something older about the same thing cannot then be planned along the
-- first index, which reads every waiting fact for every fact heard.
create index if not exists inbox_ready on {schema}.inbox (pos) where done_at is null and parked_at is null;
create index if not exists inbox_open_about on {schema}.inbox (about, pos) where done_at is null;
alter table {schema}.inbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 500);

-- What a batch of an import did, written in the transaction that did it: the host reads it when it died before it heard.
create table if not exists {schema}.import_results (
    store_id  int         not null,
    import_id uuid        not null,
    batch     text        not null,
    results   jsonb       not null,
    at        timestamptz not null default now(),
    primary key (store_id, import_id, batch)
);

-- The last change of a duty goes out together with the commit: where it changed nothing, the transaction must not get that far.
create or replace function {schema}.changed(rows bigint) returns void language plpgsql as $$
begin
    if rows = 0 then raise no_data_found; end if;
end $$;
