-- After how many working days late an obligation shows on the desk of whom: the ladder from the day it took effect.
create table admin.escalation_ladders (
    store_id       int         not null references admin.stores,
    effective_from date        not null,
    said_at        timestamptz not null,
    days           int[]       not null check (cardinality(days) = 3), -- superior, his superior, everybody further up
    said_by        uuid        not null,
    primary key (store_id, effective_from, said_at)
);
