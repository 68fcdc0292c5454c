-- Keys of cookies and signed links, shared by all hosts.
create table house.protection_keys (
    name    text        primary key,
    xml     text        not null,
    made_at timestamptz not null default now()
);
