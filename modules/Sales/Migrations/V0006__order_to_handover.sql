-- PDI检查单: one vehicle looked at item by item; another look is another sheet. Finished means passed: until then it is open, and a safety item
-- open on it keeps the vehicle here.
create table sales.pdi_sheets (
    store_id    int         not null,
    id          uuid        not null,
    vehicle_id  uuid        not null,
    begun_at    timestamptz not null,
    begun_by    uuid        not null,
    finished_at timestamptz,
    finished_by uuid,
    primary key (store_id, id),
    foreign key (store_id, vehicle_id) references sales.vehicles (store_id, id),
    constraint finished_by_somebody check ((finished_at is null) = (finished_by is null))
);
create unique index one_open_sheet_per_vehicle on sales.pdi_sheets (store_id, vehicle_id) where finished_at is null;
create index pdi_sheets_of_vehicle on sales.pdi_sheets (store_id, vehicle_id, begun_at);

create table sales.pdi_results (
    store_id  int         not null,
    sheet_id  uuid        not null,
    item      text        not null,
    result    text        not null check (result in ('ok', 'repaired', 'open')),
    safety    boolean     not null, -- as the list said when it was looked at
    note      text,
    at        timestamptz not null,
    by_person uuid        not null,
    primary key (store_id, sheet_id, item),
    foreign key (store_id, sheet_id) references sales.pdi_sheets (store_id, id),
    constraint a_defect_says_what check (result = 'ok' or note is not null)
);

-- The sheet that a passed inspection comes from; none for those of before.
alter table sales.inspections add column sheet_id uuid;

-- What the customer wants; a vehicle of another colour is given with a reason.
alter table sales.orders add column colour text;
-- Why not the oldest of the same model and colour (先进先出的例外).
alter table sales.allocations add column reason text;

-- 折扣权限: up to how many percent of the list price a position may give away by itself; the general manager has no limit.
create table sales.discount_limits (
    store_id       int           not null,
    position       text          not null check (position in ('SC', 'SS', 'SM')),
    effective_from date          not null,
    percent        numeric(5, 2) not null check (percent between 0 and 100),
    set_at         timestamptz   not null,
    set_by         uuid          not null,
    primary key (store_id, position, effective_from)
);

-- A price as it was agreed or asked for (折扣审批): one in force for each order, those before it stay.
create table sales.discounts (
    store_id    int            not null,
    id          uuid           not null,
    order_id    uuid           not null,
    list_price  numeric(12, 2),          -- nobody knows it: the sales manager decides
    price       numeric(12, 2) not null,
    percent     numeric(6, 2),
    needs       text,                    -- the position that decides; none: within the limit of whoever asked
    asked_at    timestamptz    not null,
    asked_by    uuid           not null,
    decided_at  timestamptz,
    decided_by  uuid,
    approved    boolean,
    reason      text,
    replaced_at timestamptz,             -- another price took its place
    primary key (store_id, id),
    foreign key (store_id, order_id) references sales.orders (store_id, id),
    constraint decided_by_another check (decided_by is null or decided_by <> asked_by),
    constraint decided_one_way check ((decided_at is null) = (approved is null))
);
create unique index one_price_in_force on sales.discounts (store_id, order_id) where replaced_at is null;

-- 订金: the cashier's receipt, and what became of it where the order was cancelled.
create table sales.deposits (
    store_id   int            not null,
    id         uuid           not null,
    order_id   uuid           not null,
    receipt_no text           not null,
    amount     numeric(12, 2) not null check (amount > 0),
    at         timestamptz    not null,
    by_person  uuid           not null,
    ended_at   timestamptz,
    ended_by   uuid,
    return_no  text,                     -- ended without one: kept (不退)
    primary key (store_id, id),
    foreign key (store_id, order_id) references sales.orders (store_id, id)
);
create index deposits_of_order on sales.deposits (store_id, order_id);

-- 证件核对: that a valid paper was seen, which kind, and its last four characters. The number itself is kept nowhere.
create table sales.identities_sighted (
    store_id  int         not null,
    order_id  uuid        not null,
    kind      text        not null check (kind in ('id-card', 'passport', 'permit', 'company')),
    tail      text        not null check (length(tail) = 4),
    at        timestamptz not null,
    by_person uuid        not null,
    primary key (store_id, order_id, at),
    foreign key (store_id, order_id) references sales.orders (store_id, id)
);

-- What is bought beside the vehicle (附加项目): no tying, so none without the customer's own choice.
create table sales.contract_lines (
    store_id      int            not null,
    id            uuid           not null,
    order_id      uuid           not null,
    kind          text           not null check (kind in ('insurance', 'loan', 'plates', 'accessories', 'warranty')),
    what          text           not null,
    price         numeric(12, 2) not null check (price >= 0),
    chosen_freely boolean        not null check (chosen_freely),
    at            timestamptz    not null,
    by_person     uuid           not null,
    dropped_at    timestamptz,
    dropped_by    uuid,
    primary key (store_id, id),
    foreign key (store_id, order_id) references sales.orders (store_id, id)
);
create index contract_lines_of_order on sales.contract_lines (store_id, order_id);

-- 合同确认: signed on paper, and for what price; void once the order is changed.
create table sales.contracts (
    store_id     int            not null,
    id           uuid           not null,
    order_id     uuid           not null,
    price        numeric(12, 2) not null,
    confirmed_at timestamptz    not null,
    confirmed_by uuid           not null,
    voided_at    timestamptz,
    voided_by    uuid,
    primary key (store_id, id),
    foreign key (store_id, order_id) references sales.orders (store_id, id)
);
create unique index one_valid_contract on sales.contracts (store_id, order_id) where voided_at is null;

-- 变更: what an order was before and after, and why.
create table sales.order_changes (
    store_id        int         not null,
    id              uuid        not null,
    order_id        uuid        not null,
    model_before    text        not null,
    model_after     text        not null,
    colour_before   text,
    colour_after    text,
    price_before    numeric(12, 2),
    price_after     numeric(12, 2),
    promised_before date,
    promised_after  date,
    reason          text        not null,
    at              timestamptz not null,
    by_person       uuid        not null,
    primary key (store_id, id),
    foreign key (store_id, order_id) references sales.orders (store_id, id)
);
create index changes_of_order on sales.order_changes (store_id, order_id, at);

-- 出库: asked for at the car by its VIN, approved by another.
create table sales.releases (
    store_id    int         not null,
    id          uuid        not null,
    order_id    uuid        not null,
    vehicle_id  uuid        not null,
    asked_at    timestamptz not null,
    asked_by    uuid        not null,
    approved_at timestamptz,
    approved_by uuid,
    dropped_at  timestamptz,
    primary key (store_id, id),
    foreign key (store_id, order_id) references sales.orders (store_id, id),
    foreign key (store_id, vehicle_id) references sales.vehicles (store_id, id),
    constraint approved_by_another check (approved_by is null or approved_by <> asked_by)
);
create unique index one_release_per_order on sales.releases (store_id, order_id) where dropped_at is null;

-- 报价: what a customer was offered and until when; an order may follow from it, and none needs to.
create table sales.quotes (
    store_id      int            not null,
    id            uuid           not null,
    number        text           not null,
    customer_id   uuid           not null,
    consultant_id uuid           not null,
    model_code    text           not null,
    colour        text,
    price         numeric(12, 2) not null check (price > 0),
    valid_until   date           not null, -- its last day
    at            timestamptz    not null,
    by_person     uuid           not null,
    primary key (store_id, id),
    constraint one_number_per_quote unique (store_id, number)
);
create index quotes_latest on sales.quotes (store_id, at desc, id desc);
alter table sales.orders add column quote_id uuid;
create unique index one_order_per_quote on sales.orders (store_id, quote_id) where quote_id is not null;
