-- 试驾车: a file per car. Its number is what people say, and what keeps it from being in two places at once.
create table sales.test_cars (
    store_id        int         not null,
    id              uuid        not null,
    number          int         not null,
    vin             text        not null,
    plate           text,
    model_code      text        not null,
    insured_until   date        not null,
    inspected_until date        not null,
    keeper_id       uuid        not null, -- has the keys
    odometer_km     int         not null check (odometer_km >= 0),
    added_at        timestamptz not null,
    added_by        uuid        not null,
    retired_at      timestamptz,
    retired_by      uuid,
    primary key (store_id, id),
    constraint one_number_per_test_car unique (store_id, number),
    constraint one_file_per_test_car unique (store_id, vin)
);

-- 钥匙交接: with whom they were, and with whom they are.
create table sales.test_car_keys (
    store_id    int         not null,
    id          uuid        not null,
    car_id      uuid        not null,
    from_person uuid        not null,
    to_person   uuid        not null,
    at          timestamptz not null,
    by_person   uuid        not null,
    primary key (store_id, id),
    foreign key (store_id, car_id) references sales.test_cars (store_id, id)
);
create index test_car_keys_of_car on sales.test_car_keys (store_id, car_id, at);

-- From when until when a car is spoken for, by a customer or for something else. Ranges of one number stand for the number itself: no
-- extension is needed.
create table sales.test_car_slots (
    store_id   int         not null,
    id         uuid        not null,
    car_id     uuid        not null,
    car_number int         not null,
    from_at    timestamptz not null,
    until_at   timestamptz not null,
    freed_at   timestamptz, -- cancelled, refused or back
    primary key (store_id, id),
    foreign key (store_id, car_id) references sales.test_cars (store_id, id),
    constraint a_slot_has_a_length check (until_at > from_at),
    constraint a_car_is_in_one_place exclude using gist (
        int4range(store_id, store_id, '[]') with &&, int4range(car_number, car_number, '[]') with &&, tstzrange(from_at, until_at) with &&) where (freed_at is null)
);
create index test_car_slots_by_time on sales.test_car_slots (store_id, from_at);
create index test_car_slots_of_car on sales.test_car_slots (store_id, car_id, from_at);

-- 试乘试驾: arranged, under way, back or cancelled. Its slot has the same id.
create table sales.test_drives (
    store_id        int         not null,
    id              uuid        not null,
    card_id         uuid        not null,
    customer_id     uuid        not null,
    consultant_id   uuid        not null,
    visit_id        uuid,
    arranged_at     timestamptz not null,
    arranged_by     uuid        not null,
    cancelled_at    timestamptz,
    cancelled_by    uuid,
    cancelled_why   text,
    started_at      timestamptz,
    started_by      uuid,
    licence_kind    text,
    licence_tail    text        check (licence_tail ~ '^[0-9X]{4}$'), -- the rest of the number is not kept
    licence_until   date,       -- none: for life (长期)
    scanned         boolean     not null default false, -- licence photographed before it began (完整试驾)
    odometer_before int,
    fuel_before     int,
    returned_at     timestamptz,
    returned_by     uuid,
    odometer_after  int,
    fuel_after      int         check (fuel_after between 0 and 100),
    damage_inside   boolean,
    damage_outside  boolean,
    damage_note     text,
    satisfaction    int         check (satisfaction between 1 and 5),
    outlook         text        check (outlook in ('buys', 'likely', 'open', 'unlikely')),
    remark          text,
    primary key (store_id, id),
    foreign key (store_id, id) references sales.test_car_slots (store_id, id),
    foreign key (store_id, card_id) references sales.cards (store_id, id),
    foreign key (store_id, visit_id) references sales.visits (store_id, id),
    constraint nobody_drives_without_a_licence check (started_at is null or (licence_kind is not null and licence_tail is not null)),
    constraint back_only_after_it_began check (returned_at is null or returned_at >= started_at),
    constraint nobody_comes_back_without_the_odometer check (returned_at is null or (odometer_after >= odometer_before and damage_inside is not null and damage_outside is not null))
);
create index test_drives_of_card on sales.test_drives (store_id, card_id);
create index test_drives_of_visit on sales.test_drives (store_id, visit_id);

-- The photo of the driving licence, encrypted; gone ninety days after the drive.
create table sales.licence_photos (
    store_id int         not null,
    drive_id uuid        not null,
    content  bytea       not null,
    type     text        not null,
    taken_at timestamptz not null,
    taken_by uuid        not null,
    primary key (store_id, drive_id),
    foreign key (store_id, drive_id) references sales.test_drives (store_id, id)
);

-- 营业前整备: owed each working day for each car by whoever has its keys.
create table sales.test_car_preparations (
    store_id   int         not null,
    id         uuid        not null,
    car_id     uuid        not null,
    day        date        not null,
    keeper_id  uuid        not null,
    due_at     timestamptz not null,
    done_at    timestamptz,
    done_by    uuid,
    lacking    text[]      not null default '{}', -- none: the car is ready
    note       text        not null default '',
    dropped_at timestamptz,
    primary key (store_id, id),
    constraint one_preparation_per_car_and_day unique (store_id, car_id, day),
    foreign key (store_id, car_id) references sales.test_cars (store_id, id)
);

-- 他用: anything but a test drive; approved by the general manager. Its slot has the same id.
create table sales.test_car_uses (
    store_id   int         not null,
    id         uuid        not null,
    purpose    text        not null,
    person_id  uuid        not null, -- who drives
    asked_at   timestamptz not null,
    asked_by   uuid        not null,
    decided_at timestamptz,
    decided_by uuid,
    approved   boolean,
    reason     text        not null default '',
    back_at    timestamptz,
    back_by    uuid,
    odometer   int,
    primary key (store_id, id),
    foreign key (store_id, id) references sales.test_car_slots (store_id, id),
    constraint decided_with_an_answer check ((decided_at is null) = (approved is null)),
    constraint nobody_decides_on_his_own_wish check (decided_by is distinct from asked_by)
);
