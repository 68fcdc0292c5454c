-- 级别核定: a consultant calls a prospect hot, and somebody else confirms or corrects it; a correction needs no claim.
create table sales.level_checks (
    store_id     int         not null,
    id           uuid        not null,
    card_id      uuid        not null,
    level_before text        not null,
    claimed_at   timestamptz,          -- none: nobody asked, a supervisor corrected it
    claimed_by   uuid,
    level_after  text,
    reason       text,
    at           timestamptz,
    by_person    uuid,
    dropped_at   timestamptz,          -- the card closed, or was no longer hot, before anybody looked
    primary key (store_id, id),
    foreign key (store_id, card_id) references sales.cards (store_id, id),
    constraint decided_by_somebody check ((at is null) = (by_person is null) and (at is null) = (level_after is null)),
    constraint corrected_with_a_reason check (level_after is null or level_after = level_before or reason is not null)
);
create unique index one_open_check_per_card on sales.level_checks (store_id, card_id) where at is null and dropped_at is null;
create index level_checks_of_card on sales.level_checks (store_id, card_id, at);

-- 集客目标: first visits and cards from calls and online that a month should bring, from that month on.
create table sales.traffic_targets (
    store_id       int         not null,
    effective_from date        not null check (extract(day from effective_from) = 1),
    visits         int         not null check (visits between 1 and 100000),
    leads          int         not null check (leads between 1 and 100000),
    set_at         timestamptz not null,
    set_by         uuid        not null,
    primary key (store_id, effective_from)
);

-- Who bought here before is looked up when his next vehicle is handed over.
create index deliveries_of_customer on sales.deliveries (store_id, customer_id, handed_over_at);
