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
