create table workshop.bays (
    store_id int  not null,
    id       uuid not null,
    name     text not null,
    primary key (store_id, id),
    constraint one_bay_per_name unique (store_id, name)
);
