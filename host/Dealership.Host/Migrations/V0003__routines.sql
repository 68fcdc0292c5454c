-- When each routine of each department is next due, store by store. Like the bus, it is of all stores and has no wall.
create table house.routines (
    store     int         not null,
    name      text        not null,
    next_at   timestamptz not null,
    leased_to timestamptz not null default '-infinity', -- whoever runs it was killed when this has passed
    ran_at    timestamptz,
    problem   text,
    primary key (store, name)
);
create index routines_due on house.routines (next_at);
