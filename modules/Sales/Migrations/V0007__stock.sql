-- Figures of the stock that differ by store and brand: target and warning factor, age bands, season. Each holds from its day on.
create table sales.stock_settings (
    store_id       int           not null,
    code           text          not null,
    effective_from date          not null,
    value          numeric(8, 2) not null check (value >= 0),
    set_at         timestamptz   not null,
    set_by         uuid          not null,
    primary key (store_id, code, effective_from)
);

-- 月度资源申报: what the store asks the maker for, one for each month.
create table sales.resource_applications (
    store_id      int           not null,
    id            uuid          not null,
    period        date          not null check (extract(day from period) = 1),
    target_factor numeric(8, 2) not null, -- as it held when proposed
    season        numeric(8, 2) not null,
    proposed_at   timestamptz   not null,
    proposed_by   uuid          not null,
    primary key (store_id, id),
    constraint one_application_per_month unique (store_id, period)
);

-- The arithmetic of a model as it stood when proposed; each part was a list of rows then.
create table sales.resource_models (
    store_id       int     not null,
    application_id uuid    not null,
    model_code     text    not null,
    plan           int     check (plan between 0 and 4999),
    sold           int     not null, -- of the three months before
    undelivered    int     not null,
    free           int     not null,
    in_transit     int     not null,
    confirmed      int     not null, -- by the maker, not shipped yet
    suggested      int     not null,
    reason         text,
    primary key (store_id, application_id, model_code),
    foreign key (store_id, application_id) references sales.resource_applications (store_id, id)
);

create table sales.resource_lines (
    store_id       int  not null,
    id             uuid not null,
    application_id uuid not null,
    model_code     text not null,
    colour         text not null, -- empty: any
    suggested      int  not null,
    quantity       int  not null check (quantity between 0 and 4999),
    priority       int  not null check (priority between 1 and 4999),
    kind           text not null check (kind in ('regular', 'irregular', 'bto', 'strategic')),
    first_answer   int  check (first_answer between 0 and 4999),
    second_answer  int  check (second_answer between 0 and 4999),
    answer         int  check (answer between 0 and 4999), -- 最终确认
    answered_at    timestamptz,
    answered_by    uuid,
    primary key (store_id, id),
    constraint one_line_per_colour unique (store_id, application_id, model_code, colour),
    constraint no_priority_twice unique (store_id, application_id, priority) deferrable initially deferred,
    constraint answered_by_somebody check ((answer is null) = (answered_at is null)),
    foreign key (store_id, application_id, model_code) references sales.resource_models (store_id, application_id, model_code)
);

-- Handed in; again when the general manager sent it back.
create table sales.resource_submissions (
    store_id       int            not null,
    id             uuid           not null,
    application_id uuid           not null,
    gap            numeric(14, 2) not null, -- of the funds, as last entered
    factor_after   numeric(8, 2),           -- nothing where no sale is expected
    asks           boolean        not null, -- the general manager decides
    at             timestamptz    not null,
    by_person      uuid           not null,
    approved       boolean,
    decided_why    text,
    decided_at     timestamptz,
    decided_by     uuid,
    primary key (store_id, id),
    foreign key (store_id, application_id) references sales.resource_applications (store_id, id),
    constraint decided_by_somebody check ((approved is null) = (decided_at is null) and (approved is null) = (decided_by is null)),
    constraint decided_where_asked check (asks or approved is null)
);
create index resource_submissions_of_application on sales.resource_submissions (store_id, application_id, at);

-- 在途资源: a vehicle that the maker confirmed and that has not come yet. It keeps its id when it comes into stock.
create table sales.coming_vehicles (
    store_id    int         not null,
    id          uuid        not null,
    line_id     uuid,
    model_code  text        not null,
    colour      text        not null,
    vin         text        check (vin ~ '^[A-HJ-NPR-Z0-9]{17}$'),
    expected_on date,
    added_at    timestamptz not null,
    added_by    uuid        not null,
    came_at     timestamptz,
    dropped_at  timestamptz,
    primary key (store_id, id),
    foreign key (store_id, line_id) references sales.resource_lines (store_id, id)
);
create unique index one_coming_vehicle_per_vin on sales.coming_vehicles (store_id, vin) where dropped_at is null;
create index coming_vehicles_of_line on sales.coming_vehicles (store_id, line_id);

-- 车辆动态: everything that happened to a vehicle besides its sale, from the order at the maker on. No foreign key: a vehicle that has not
-- come yet and one that has share their id.
create table sales.vehicle_moves (
    store_id   int         not null,
    id         uuid        not null,
    vehicle_id uuid        not null,
    kind       text        not null check (kind in ('ordered', 'confirmed', 'vin-assigned', 'factory-out', 'in-transit', 'received', 'moved',
                                                    'damaged', 'repaired', 'test-drive', 'display', 'courtesy', 'back', 'swapped', 'sent-back')),
    place      text,
    note       text,
    at         timestamptz not null,
    by_person  uuid        not null,
    n          bigint      generated always as identity, -- of two at one instant, which came last
    primary key (store_id, id)
);
create index moves_of_vehicle on sales.vehicle_moves (store_id, vehicle_id, at desc, n desc);

alter table sales.vehicles add column factory_on date; -- 出厂日期

-- A vehicle that is damaged, in the company's use or gone is nobody's to allocate, whoever asks.
create function sales.vehicle_held(store int, vehicle uuid) returns boolean language sql stable as $$
    select coalesce((select m.kind in ('damaged', 'test-drive', 'display', 'courtesy', 'swapped', 'sent-back')
                     from   sales.vehicle_moves m
                     where  m.store_id = store and m.vehicle_id = vehicle and m.kind <> 'moved'
                     order  by m.at desc, m.n desc limit 1), false)
$$;
create function sales.refuse_held_vehicle() returns trigger language plpgsql as $$
begin
    return case when sales.vehicle_held(new.store_id, new.vehicle_id) then null else new end;
end
$$;
create trigger held_vehicle_is_not_allocated before insert on sales.allocations for each row execute function sales.refuse_held_vehicle();

-- 资金状况: entered by hand for a day; the last entry of a day counts.
create table sales.funds (
    store_id  int            not null,
    id        uuid           not null,
    day       date           not null,
    pledged   numeric(14, 2) not null,
    unpledged numeric(14, 2) not null,
    account   numeric(14, 2) not null,
    needed    numeric(14, 2) not null,
    at        timestamptz    not null,
    by_person uuid           not null,
    primary key (store_id, id)
);
create index funds_latest on sales.funds (store_id, day desc, at desc);

-- A vehicle grew old enough to need a decision (库龄预警): once for each band it enters.
create table sales.ageings (
    store_id   int         not null,
    id         uuid        not null,
    vehicle_id uuid        not null,
    band       text        not null check (band in ('yellow', 'orange', 'red')),
    entered_on date        not null,
    told_at    timestamptz not null,
    decision   text        check (decision in ('promotion', 'discount', 'swap', 'keep')),
    note       text,
    wish       numeric(12, 2), -- discount limit asked for, yuan
    decided_at timestamptz,
    decided_by uuid,
    dropped_at timestamptz,    -- sold, or in the next band
    primary key (store_id, id),
    constraint once_for_a_band unique (store_id, vehicle_id, band),
    foreign key (store_id, vehicle_id) references sales.vehicles (store_id, id),
    constraint decided_by_somebody check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null))
);
create index ageings_open on sales.ageings (store_id, vehicle_id) where decided_at is null and dropped_at is null;

-- 入库检查 (物流交车检查表): once for each vehicle that came.
create table sales.inbound_checks (
    store_id   int         not null,
    id         uuid        not null,
    vehicle_id uuid        not null,
    faults     text[]      not null,
    damage     text,
    claim_no   text,
    odometer   int,
    at         timestamptz not null,
    by_person  uuid        not null,
    primary key (store_id, id),
    constraint checked_once unique (store_id, vehicle_id),
    foreign key (store_id, vehicle_id) references sales.vehicles (store_id, id)
);

-- 钥匙与随车资料交接: who has it now is the last row of an item.
create table sales.custody (
    store_id   int         not null,
    id         uuid        not null,
    vehicle_id uuid        not null,
    item       text        not null,
    holder     text        not null check (holder in ('warehouse', 'sales', 'finance', 'customer')),
    to_person  uuid,
    at         timestamptz not null,
    by_person  uuid        not null,
    n          bigint      generated always as identity,
    primary key (store_id, id),
    foreign key (store_id, vehicle_id) references sales.vehicles (store_id, id)
);
create index custody_of_vehicle on sales.custody (store_id, vehicle_id, at desc);

-- 库存车每周检查: a round through what stands here, car by car.
create table sales.week_checks (
    store_id  int         not null,
    id        uuid        not null,
    begun_at  timestamptz not null,
    begun_by  uuid        not null,
    closed_at timestamptz,
    closed_by uuid,
    primary key (store_id, id)
);
create unique index one_open_week_check on sales.week_checks (store_id) where closed_at is null;
create table sales.week_check_cars (
    store_id   int         not null,
    check_id   uuid        not null,
    vehicle_id uuid        not null,
    fault      text, -- nothing: in order
    at         timestamptz not null,
    by_person  uuid        not null,
    primary key (store_id, check_id, vehicle_id),
    foreign key (store_id, check_id) references sales.week_checks (store_id, id),
    foreign key (store_id, vehicle_id) references sales.vehicles (store_id, id)
);

-- 盘点: what should stand here and what was found, by VIN.
create table sales.stock_takes (
    store_id  int         not null,
    id        uuid        not null,
    begun_at  timestamptz not null,
    begun_by  uuid        not null,
    closed_at timestamptz,
    closed_by uuid,
    primary key (store_id, id)
);
create unique index one_open_stock_take on sales.stock_takes (store_id) where closed_at is null;
create table sales.stock_take_cars (
    store_id   int  not null,
    take_id    uuid not null,
    vin        text not null,
    vehicle_id uuid,             -- nothing: found and not known
    expected   boolean not null,
    found_at   timestamptz,
    found_by   uuid,
    reason     text,
    primary key (store_id, take_id, vin),
    foreign key (store_id, take_id) references sales.stock_takes (store_id, id)
);
