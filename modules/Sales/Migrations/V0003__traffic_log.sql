-- 来店登记: a line for each group that comes through the door, also for those who leave no data.
create table sales.visits (
    store_id      int         not null,
    id            uuid        not null,
    day           date        not null, -- the store's
    number        int         not null, -- line of the day
    arrived_at    timestamptz not null,
    left_at       timestamptz,
    kind          text        check (kind in ('first', 'again', 'errand')), -- none: not asked yet (未完善)
    party         int         not null check (party between 1 and 99),
    consultant_id uuid,
    by_turn       boolean     not null, -- the queue gave the consultant, and his turn is used
    model_code    text,
    logged_at     timestamptz not null,
    logged_by     uuid        not null,
    primary key (store_id, id),
    constraint one_line_per_number unique (store_id, day, number),
    constraint nobody_leaves_before_he_came check (left_at >= arrived_at)
);
create index visits_of_consultant on sales.visits (store_id, consultant_id, day);

-- What a line said before it was put right: nothing is written over.
create table sales.visit_corrections (
    store_id      int         not null,
    visit_id      uuid        not null,
    number        int         not null,
    arrived_at    timestamptz not null,
    left_at       timestamptz,
    kind          text,
    party         int         not null,
    consultant_id uuid,
    model_code    text,
    reason        text        not null,
    at            timestamptz not null,
    by_person     uuid        not null,
    primary key (store_id, visit_id, number),
    foreign key (store_id, visit_id) references sales.visits (store_id, id)
);

-- 接待排班: who receives on a day, and in which order; it holds until another is set.
create table sales.reception_rosters (
    store_id      int         not null,
    day           date        not null,
    consultant_id uuid        not null,
    place         int         not null,
    set_at        timestamptz not null,
    set_by        uuid        not null,
    primary key (store_id, day, consultant_id),
    constraint one_consultant_per_place unique (store_id, day, place)
);

-- 跳过: whose turn it was and who did not take it, and why.
create table sales.reception_skips (
    store_id      int         not null,
    id            uuid        not null,
    day           date        not null,
    consultant_id uuid        not null,
    reason        text        not null,
    at            timestamptz not null,
    by_person     uuid        not null,
    primary key (store_id, id)
);
create index reception_skips_of_day on sales.reception_skips (store_id, day);
