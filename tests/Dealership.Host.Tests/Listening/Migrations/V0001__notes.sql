create table listening.notes (
    store_id int    not null,
    pos      bigint generated always as identity,
    about    uuid   not null,
    by_whom  uuid   not null,
    primary key (store_id, pos)
);
create table listening.poison (
    store_id int  not null,
    about    uuid not null,
    primary key (store_id, about)
);
