-- 月初: what was left at 00:00 on the 1st, written down once and never reckoned again.
create table sales.month_starts (
    store_id  int         not null,
    month     date        not null check (extract(day from month) = 1),
    frozen_at timestamptz not null, -- later than 00:00 where the house was not there
    primary key (store_id, month)
);

-- 剩余潜客: each open card, whose it was and of which level.
create table sales.month_start_cards (
    store_id      int  not null,
    month         date not null,
    card_id       uuid not null,
    consultant_id uuid not null,
    level         text not null,
    primary key (store_id, month, card_id),
    foreign key (store_id, month) references sales.month_starts (store_id, month),
    foreign key (store_id, card_id) references sales.cards (store_id, id)
);

-- 剩余订单: each order that was neither handed over nor cancelled.
create table sales.month_start_orders (
    store_id      int  not null,
    month         date not null,
    order_id      uuid not null,
    consultant_id uuid not null,
    primary key (store_id, month, order_id),
    foreign key (store_id, month) references sales.month_starts (store_id, month),
    foreign key (store_id, order_id) references sales.orders (store_id, id)
);

-- 营业日报 owed by a consultant for a day on which he worked; taken off him when it shows that he did not.
create table sales.daily_reports (
    store_id      int         not null,
    id            uuid        not null,
    day           date        not null,
    consultant_id uuid        not null,
    owed_at       timestamptz not null,
    opens_at      timestamptz not null, -- a report of a day that has hardly begun says nothing
    due_at        timestamptz not null,
    excused_at    timestamptz,
    excused_by    uuid,
    excused_why   text,
    primary key (store_id, id),
    constraint excused_by_somebody check ((excused_at is null) = (excused_why is null))
);
create unique index one_report_per_consultant_and_day on sales.daily_reports (store_id, day, consultant_id) where excused_at is null;

-- What he confirmed, as it stood then; a correction is another one beside it.
create table sales.report_versions (
    store_id         int         not null,
    id               uuid        not null,
    report_id        uuid        not null,
    number           int         not null,
    remark           text        not null,
    confirmed_at     timestamptz not null,
    confirmed_by     uuid        not null,
    received         int         not null, -- groups he received
    first            int         not null,
    filed            int         not null,
    h                int         not null, -- open cards by level
    a                int         not null,
    b                int         not null,
    c                int         not null,
    n                int         not null,
    fresh            int         not null, -- cards opened this month
    remained         int,                  -- left from last month; none: nobody counted
    planned          int         not null, -- contacts due by the day
    made             int         not null, -- of these
    contacts         int         not null,
    contacts_month   int         not null,
    orders           int         not null,
    orders_month     int         not null,
    deliveries       int         not null,
    deliveries_month int         not null,
    lost             int         not null,
    lost_month       int         not null,
    ahead            int         not null, -- contacts due by the next working day
    decided_at       timestamptz,
    decided_by       uuid,
    returned         boolean,
    instruction      text,                 -- 主管指示
    primary key (store_id, id),
    constraint one_version_per_number unique (store_id, report_id, number),
    foreign key (store_id, report_id) references sales.daily_reports (store_id, id),
    constraint decided_one_way check ((decided_at is null) = (returned is null) and (decided_at is null) = (decided_by is null)),
    constraint returned_with_an_instruction check (not returned or instruction is not null)
);

-- Contacts of the day, and those that come next, as they stood when it was confirmed.
create table sales.report_lines (
    store_id     int  not null,
    version_id   uuid not null,
    place        int  not null,
    part         text not null check (part in ('made', 'ahead')),
    card_id      uuid not null,
    contact_id   uuid,
    due_on       date,
    level_before text not null,
    level        text not null,
    primary key (store_id, version_id, place),
    foreign key (store_id, version_id) references sales.report_versions (store_id, id),
    foreign key (store_id, card_id) references sales.cards (store_id, id),
    foreign key (store_id, contact_id) references sales.contacts (store_id, id)
);

-- A day whose reports have all been checked; opened again when another comes after.
create table sales.report_days (
    store_id    int         not null,
    id          uuid        not null,
    day         date        not null,
    reports     int         not null, -- none: nobody worked
    checked_at  timestamptz not null,
    checked_by  uuid        not null,
    reopened_at timestamptz,
    primary key (store_id, id)
);
create unique index one_check_per_day on sales.report_days (store_id, day) where reopened_at is null;

-- 反馈厂家: when the day's sheet was sent to the maker, by whom and by which way.
create table sales.report_feedbacks (
    store_id int         not null,
    id       uuid        not null,
    day      date        not null,
    sent_at  timestamptz not null,
    channel  text        not null,
    receipt  text        not null,
    reports  int         not null, -- how many were checked when it was sent
    logged_at timestamptz not null,
    logged_by uuid        not null,
    primary key (store_id, id)
);
create index report_feedbacks_of_day on sales.report_feedbacks (store_id, day);

-- By when of the day the reports are owed, from a day on.
create table sales.report_times (
    store_id       int         not null,
    effective_from date        not null,
    due            text        not null check (due ~ '^[0-2][0-9]:[0-5][0-9]$'),
    set_at         timestamptz not null,
    set_by         uuid        not null,
    primary key (store_id, effective_from)
);

-- 流程检查 (SS-3): what the supervisor saw of the day's receptions of a consultant, beside what the log knows.
create table sales.process_days (
    store_id    int         not null,
    id          uuid        not null,
    day         date        not null,
    checked_at  timestamptz not null,
    checked_by  uuid        not null,
    steps_done  int         not null,
    steps_asked int         not null, -- steps that somebody or something could say
    primary key (store_id, id)
);
create index process_days_of_day on sales.process_days (store_id, day);

create table sales.process_marks (
    store_id   int     not null,
    check_id   uuid    not null,
    visit_id   uuid    not null,
    step       text    not null,
    done       boolean not null,
    seen       boolean not null, -- by a person; else the log knew it
    primary key (store_id, check_id, visit_id, step),
    foreign key (store_id, check_id) references sales.process_days (store_id, id),
    foreign key (store_id, visit_id) references sales.visits (store_id, id)
);

-- A consultant's day is read by these.
create index contacts_by_person on sales.contacts (store_id, by_person, at);
create index next_contacts_of_consultant on sales.next_contacts (store_id, consultant_id, due_on);
create index next_contacts_of_contact on sales.next_contacts (store_id, contact_id);
