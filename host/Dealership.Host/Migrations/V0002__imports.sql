-- Imported files: what was uploaded, each row as it was and as it was read, and what became of it.
create table house.imports (
    store_id    int         not null,
    id          uuid        not null,
    kind        text        not null,
    file_name   text        not null,
    rows        int         not null,
    ignored     text[]      not null,
    state       text        not null check (state in ('checking', 'ready', 'running', 'done', 'reverting', 'reverted')),
    problem     text,
    uploaded_by uuid        not null,
    uploader    text        not null,
    uploaded_at timestamptz not null,
    run_by      uuid,
    run_at      timestamptz,
    done_at     timestamptz,
    revert_by   uuid,
    revert_at   timestamptz,
    primary key (store_id, id)
);
create index imports_latest on house.imports (store_id, kind, uploaded_at desc);

create table house.import_rows (
    store_id    int   not null,
    import_id   uuid  not null,
    number      int   not null,
    cells       jsonb not null,
    read        jsonb not null,
    natural_key text,
    twin        int,
    problems    jsonb not null default '[]',
    warnings    jsonb not null default '[]',
    state       text  not null check (state in ('read', 'new', 'update', 'wrong', 'dropped', 'written', 'failed', 'reverted', 'kept')),
    result      jsonb,
    primary key (store_id, import_id, number),
    constraint row_of_an_import foreign key (store_id, import_id) references house.imports on delete cascade
);
create index import_rows_by_state on house.import_rows (store_id, import_id, state, number);
create index import_rows_by_key on house.import_rows (store_id, import_id, natural_key, number) where natural_key is not null;

-- Work to be done, for whichever host is free. It names the store without being walled by it, like the bus.
create table house.import_jobs (
    store     int         not null,
    import_id uuid        not null,
    asked_at  timestamptz not null default now(),
    leased_to timestamptz not null default '-infinity',
    primary key (store, import_id)
);
