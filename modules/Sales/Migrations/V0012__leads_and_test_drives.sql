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

-- 线索规则: within how many working minutes a lead is answered, after how many missed intervals a prospect goes back to the pool (0: never),
-- and how many anybody takes from it in a day.
create table sales.lead_rules (
    store_id       int         not null,
    code           text        not null check (code in ('answer-minutes', 'pool-after', 'pool-a-day')),
    effective_from date        not null,
    value          int         not null check (value between 0 and 1440),
    set_at         timestamptz not null,
    set_by         uuid        not null,
    primary key (store_id, code, effective_from)
);

-- 线索: somebody asked, by web, telephone or the maker's list. Channel is how he heard of the store; source is by which way he reached it.
create table sales.leads (
    store_id      int         not null,
    id            uuid        not null,
    customer_id   uuid        not null,
    channel       text        not null,
    source        text        not null check (source in ('phone', 'online', 'referral', 'other')),
    origin        text        not null default '', -- the system or list it came from
    reference     text,                            -- its number there
    model_code    text,
    wish          text        not null default '',
    asked_at      timestamptz not null,
    received_at   timestamptz not null,
    received_by   uuid        not null,
    due_at        timestamptz not null, -- the customer's clock: working time since he reached the store
    card_id       uuid,
    consultant_id uuid,
    assignment_id uuid,
    assigned_at   timestamptz,
    assigned_by   uuid,
    turn_number   int,         -- given by turn: the so-manieth of the store
    owed_by       timestamptz, -- the consultant's clock: working time since it was given to him
    answered_at   timestamptz,
    contact_id    uuid,
    closed_at     timestamptz,
    closed_by     uuid,
    closed_why    text,
    primary key (store_id, id),
    constraint one_lead_per_reference unique (store_id, origin, reference),
    constraint given_with_a_card check ((consultant_id is null) = (card_id is null)),
    foreign key (store_id, card_id) references sales.cards (store_id, id),
    foreign key (store_id, contact_id) references sales.contacts (store_id, id)
);
create index leads_by_reception on sales.leads (store_id, received_at, id);
create index leads_of_card on sales.leads (store_id, card_id);
create index leads_of_customer on sales.leads (store_id, customer_id);

-- 公海: a card nobody looks after, until somebody takes it. Who looked after it last stays written.
alter table sales.cards add column pooled_at timestamptz;
create index cards_in_the_pool on sales.cards (store_id, pooled_at) where pooled_at is not null;

-- Each time a card changed hands: handed over with a sheet, given to another by the supervisor, into the pool, out of it.
alter table sales.card_moves add column kind text not null default 'handed-over' check (kind in ('handed-over', 'reassigned', 'pooled', 'taken'));
alter table sales.card_moves add column reason text not null default '';
alter table sales.card_moves add column by_person uuid;
alter table sales.card_moves alter column from_person drop not null;
alter table sales.card_moves alter column to_person drop not null;
create index card_moves_of_person on sales.card_moves (store_id, to_person, at);

-- Within how many days of a first visit somebody is contacted, whatever his level.
alter table sales.contact_days drop constraint contact_days_code_check;
alter table sales.contact_days add constraint contact_days_code_check check (code in ('H', 'A', 'B', 'C', 'N', 'silence', 'first'));
