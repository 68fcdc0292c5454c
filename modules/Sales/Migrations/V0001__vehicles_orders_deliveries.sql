-- A vehicle until it is handed over; afterwards CustomerService knows it as its owner's.
create table sales.vehicles (
    store_id    int         not null,
    id          uuid        not null,
    vin         text        not null,
    model_code  text        not null,
    model_name  text        not null,
    colour      text        not null,
    received_on date        not null,
    list_price  numeric(12, 2),
    added_at    timestamptz not null,
    added_by    uuid        not null,
    primary key (store_id, id),
    constraint one_vehicle_per_vin unique (store_id, vin),
    constraint vin_is_upper_case check (vin ~ '^[A-HJ-NPR-Z0-9]{17}$')
);
create index vehicles_by_age on sales.vehicles (store_id, received_on, id);

-- Pre-delivery inspection (PDI): the last passed one counts, for a number of days.
create table sales.inspections (
    store_id   int         not null,
    vehicle_id uuid        not null,
    passed_at  timestamptz not null,
    passed_by  uuid        not null,
    note       text,
    primary key (store_id, vehicle_id, passed_at),
    foreign key (store_id, vehicle_id) references sales.vehicles (store_id, id)
);

create table sales.orders (
    store_id      int         not null,
    id            uuid        not null,
    number        text        not null,
    customer_id   uuid        not null,
    consultant_id uuid        not null,
    model_code    text        not null,
    ordered_at    timestamptz not null,
    price         numeric(12, 2),
    promised_on   date,
    added_by      uuid        not null,
    primary key (store_id, id),
    constraint one_number_per_order unique (store_id, number)
);
create index orders_latest on sales.orders (store_id, ordered_at desc, id desc);

-- What happened to an order is a row that says who and when, never a flag.
create table sales.allocations (
    store_id   int         not null,
    order_id   uuid        not null,
    vehicle_id uuid        not null,
    at         timestamptz not null,
    by_person  uuid        not null,
    primary key (store_id, order_id),
    constraint one_order_per_vehicle unique (store_id, vehicle_id),
    foreign key (store_id, order_id) references sales.orders (store_id, id),
    foreign key (store_id, vehicle_id) references sales.vehicles (store_id, id)
);

create table sales.payments_in_full (
    store_id   int         not null,
    order_id   uuid        not null,
    receipt_no text        not null,
    at         timestamptz not null,
    by_person  uuid        not null,
    primary key (store_id, order_id),
    foreign key (store_id, order_id) references sales.orders (store_id, id)
);

create table sales.order_cancellations (
    store_id  int         not null,
    order_id  uuid        not null,
    reason    text        not null,
    at        timestamptz not null,
    by_person uuid        not null,
    primary key (store_id, order_id),
    foreign key (store_id, order_id) references sales.orders (store_id, id)
);

create table sales.deliveries (
    store_id           int         not null,
    id                 uuid        not null,
    order_id           uuid        not null,
    vehicle_id         uuid        not null,
    customer_id        uuid        not null,
    consultant_id      uuid        not null,
    service_adviser    text,
    handed_over_at     timestamptz not null,
    odometer_km        int         not null check (odometer_km between 0 and 5000),
    kind               text        not null check (kind in ('retail', 'key-account', 'secondary')),
    papers             text[]      not null,
    explained          text[]      not null,
    contact_consent    boolean     not null,
    photo_consent      boolean     not null,
    entered_at         timestamptz not null,
    entered_by         uuid        not null,
    entered_late       boolean     not null,
    primary key (store_id, id),
    foreign key (store_id, order_id) references sales.orders (store_id, id),
    foreign key (store_id, vehicle_id) references sales.vehicles (store_id, id)
);
create index deliveries_latest on sales.deliveries (store_id, handed_over_at desc, id desc);
create index deliveries_of_order on sales.deliveries (store_id, order_id);
create index deliveries_of_vehicle on sales.deliveries (store_id, vehicle_id);

create table sales.delivery_cancellations (
    store_id    int         not null,
    delivery_id uuid        not null,
    reason      text        not null,
    at          timestamptz not null,
    by_person   uuid        not null,
    primary key (store_id, delivery_id),
    foreign key (store_id, delivery_id) references sales.deliveries (store_id, id)
);
