-- 年度销售计划: how many vehicles are to be handed over in each month of a year. The latest approved one is in force.
create table sales.plans (
    store_id    int         not null,
    id          uuid        not null,
    year        int         not null check (year between 2000 and 2100),
    months      int[]       not null check (array_length(months, 1) = 12),
    note        text        not null,
    made_at     timestamptz not null,
    made_by     uuid        not null,
    decided_at  timestamptz,
    decided_by  uuid,
    refused     boolean,
    decided_why text,
    report_id   uuid        not null, -- the report to the maker that is owed once it is approved
    reported_at timestamptz,
    reported_by uuid,
    receipt     text,
    primary key (store_id, id),
    constraint plan_decided_by_somebody check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (refused is null)),
    constraint reported_with_a_receipt check ((reported_at is null) = (receipt is null))
);
create unique index one_plan_to_decide_per_year on sales.plans (store_id, year) where decided_at is null;
create index plans_latest on sales.plans (store_id, year desc, made_at desc);

-- 月度分解: a month of the plan by model and consultant. The latest one holds; its cells sum to the month.
create table sales.month_plans (
    store_id int         not null,
    id       uuid        not null,
    plan_id  uuid        not null,
    year     int         not null,
    month    int         not null check (month between 1 and 12),
    target   int         not null,
    set_at   timestamptz not null,
    set_by   uuid        not null,
    primary key (store_id, id),
    foreign key (store_id, plan_id) references sales.plans (store_id, id)
);
create index month_plans_latest on sales.month_plans (store_id, year, month, set_at desc);

create table sales.month_plan_cells (
    store_id      int  not null,
    month_id      uuid not null,
    model_code    text not null,
    consultant_id uuid not null,
    units         int  not null check (units > 0),
    primary key (store_id, month_id, model_code, consultant_id),
    foreign key (store_id, month_id) references sales.month_plans (store_id, id)
);
