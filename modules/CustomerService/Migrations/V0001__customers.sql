-- A person the store deals with. One row per number for ever: a merged row keeps its number, so that it still leads to the one kept.
create table customer_service.customers (
    store_id     int         not null,
    id           uuid        not null,
    name         text        not null,
    initials     text        not null, -- pinyin initials of the name, for search
    phone        text        not null, -- normalised
    phone_tail   text        not null generated always as (right(split_part(phone, '转', 1), 4)) stored,
    source       text        not null,
    added_at     timestamptz not null,
    added_by     uuid        not null,
    corrected_at timestamptz,
    corrected_by uuid,
    merged_into  uuid,
    primary key (store_id, id),
    constraint one_customer_per_phone unique (store_id, phone),
    constraint merged_into_another foreign key (store_id, merged_into) references customer_service.customers (store_id, id),
    constraint never_merged_into_oneself check (merged_into <> id)
);
create index customers_latest on customer_service.customers (store_id, added_at desc, id desc) where merged_into is null;
create index customers_by_tail on customer_service.customers (store_id, phone_tail);
create index customers_by_initials on customer_service.customers (store_id, initials text_pattern_ops);
create index customers_by_name on customer_service.customers (store_id, name text_pattern_ops);
create index customers_merged on customer_service.customers (store_id, merged_into) where merged_into is not null;

-- Two rows of one person became one; undone within a limit, once.
create table customer_service.merges (
    store_id  int         not null,
    id        uuid        not null,
    gone_id   uuid        not null,
    kept_id   uuid        not null,
    reason    text        not null,
    at        timestamptz not null,
    by_person uuid        not null,
    undone_at timestamptz,
    undone_by uuid,
    primary key (store_id, id),
    foreign key (store_id, gone_id) references customer_service.customers (store_id, id),
    foreign key (store_id, kept_id) references customer_service.customers (store_id, id)
);
create unique index merged_once on customer_service.merges (store_id, gone_id) where undone_at is null;
create index merges_of_kept on customer_service.merges (store_id, kept_id);

-- What moved with a merge, so that undoing brings back exactly that.
create table customer_service.merge_moves (
    store_id int  not null,
    merge_id uuid not null,
    kind     text not null check (kind in ('follow-up', 'complaint', 'customer')),
    row_id   uuid not null,
    primary key (store_id, merge_id, kind, row_id),
    foreign key (store_id, merge_id) references customer_service.merges (store_id, id)
);

-- The consent ledger (个人信息保护法 14–16): every yes and every no, the last one counts. No row is no consent.
create table customer_service.consents (
    store_id    int         not null,
    customer_id uuid        not null,
    purpose     text        not null check (purpose in ('follow-up', 'survey', 'marketing', 'owner-club')),
    channel     text        not null check (channel in ('phone', 'sms', 'wechat')),
    version     int         not null,
    given       boolean     not null,
    wording     int         not null, -- version of the sentence he was told
    at          timestamptz not null,
    by_person   uuid        not null,
    merge_id    uuid,                 -- carried over by this merge
    primary key (store_id, customer_id, purpose, channel, version),
    foreign key (store_id, customer_id) references customer_service.customers (store_id, id),
    foreign key (store_id, merge_id) references customer_service.merges (store_id, id)
);

-- 拒绝联系: he said no to being called at all.
create table customer_service.contact_stops (
    store_id     int         not null,
    id           uuid        not null,
    customer_id  uuid        not null,
    reason       text        not null,
    call_id      uuid,
    merge_id     uuid,
    at           timestamptz not null,
    by_person    uuid        not null,
    lifted_at    timestamptz,
    lifted_by    uuid,
    lifted_for   text,
    primary key (store_id, id),
    foreign key (store_id, customer_id) references customer_service.customers (store_id, id),
    foreign key (store_id, merge_id) references customer_service.merges (store_id, id)
);
create unique index stopped_once on customer_service.contact_stops (store_id, customer_id) where lifted_at is null;

-- Who saw a name and a number in full, when and why.
create table customer_service.reveals (
    store_id    int         not null,
    id          uuid        not null,
    customer_id uuid        not null,
    person_id   uuid        not null,
    at          timestamptz not null,
    reason_zh   text        not null,
    reason_en   text        not null,
    asked       boolean     not null, -- he gave a reason himself; otherwise an open task was the reason
    primary key (store_id, id),
    foreign key (store_id, customer_id) references customer_service.customers (store_id, id)
);
create index reveals_of_customer on customer_service.reveals (store_id, customer_id, at desc);

-- One follow-up per handover (CS-6), a copy of what Sales told. The customer may be unknown here, so no foreign key leads to him.
create table customer_service.follow_ups (
    store_id       int         not null,
    delivery_id    uuid        not null,
    customer_id    uuid        not null,
    model          text        not null,
    vin_tail       text        not null,
    consultant_id  uuid        not null,
    handed_over_at timestamptz not null,
    kind           text        not null,
    entered_late   boolean     not null,
    due_at         timestamptz not null, -- first instant that is too late
    withdrawn_at   timestamptz,
    ended_at       timestamptz,
    ended_by       uuid,
    ended_as       text check (ended_as in ('spoken', 'unreachable', 'do-not-contact')),
    ended_call     uuid,
    ended_note     text,
    primary key (store_id, delivery_id),
    constraint an_end_says_who_and_how check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_as is null))
);
create index follow_ups_open on customer_service.follow_ups (store_id, due_at, delivery_id) where ended_at is null and withdrawn_at is null;
create index follow_ups_by_due on customer_service.follow_ups (store_id, due_at, delivery_id);
create index follow_ups_of_customer on customer_service.follow_ups (store_id, customer_id);

-- An attempt to call, whatever came of it.
create table customer_service.calls (
    store_id     int         not null,
    id           uuid        not null,
    delivery_id  uuid        not null,
    attempt      int         not null,
    outcome      text        not null check (outcome in ('reached-satisfied', 'reached-basically-satisfied', 'reached-basically-dissatisfied',
        'reached-dissatisfied', 'call-back-later', 'refused', 'wrong-number', 'switched-off', 'service-stopped', 'no-answer', 'do-not-contact',
        'hung-up', 'given-to-other')),
    reached      boolean     not null,
    note         text        not null,
    next_at      timestamptz,
    complaint_id uuid,
    at           timestamptz not null,
    by_person    uuid        not null,
    voided_at    timestamptz,
    voided_by    uuid,
    void_reason  text,
    primary key (store_id, id),
    constraint attempts_are_numbered unique (store_id, delivery_id, attempt),
    constraint a_void_says_why check ((voided_at is null) = (void_reason is null)),
    foreign key (store_id, delivery_id) references customer_service.follow_ups (store_id, delivery_id)
);

-- 投诉单.
create table customer_service.complaints (
    store_id         int         not null,
    id               uuid        not null,
    number           text        not null,
    customer_id      uuid,
    delivery_id      uuid,
    call_id          uuid,
    level            int         not null check (level between 1 and 4),
    theme            text        not null,
    what             text        not null,
    owner_department text        not null,
    about_person     uuid, -- he may not handle it
    opened_at        timestamptz not null,
    opened_by        uuid        not null,
    due_first        timestamptz not null,
    due_close        timestamptz not null,
    answered_at      timestamptz,
    answered_by      uuid,
    answer           text,
    closed_at        timestamptz,
    closed_by        uuid,
    settlement       text,
    satisfied        boolean,
    customers_word   text,
    primary key (store_id, id),
    constraint complaints_are_numbered unique (store_id, number),
    constraint closed_after_an_answer check (closed_at is null or answered_at is not null)
);
create index complaints_open on customer_service.complaints (store_id, due_first, id) where closed_at is null;
create index complaints_latest on customer_service.complaints (store_id, opened_at desc, id desc);
create index complaints_of_customer on customer_service.complaints (store_id, customer_id);
create index complaints_of_delivery on customer_service.complaints (store_id, delivery_id);

-- The last number given in a year.
create table customer_service.complaint_numbers (
    store_id int not null,
    year     int not null,
    last     int not null,
    primary key (store_id, year)
);

-- Limits by level from a day on; where a store has none, the proposal of the trade holds.
create table customer_service.complaint_limits (
    store_id       int         not null,
    level          int         not null check (level between 1 and 4),
    effective_from date        not null,
    first_hours    int         not null check (first_hours between 1 and 240),
    close_days     int         not null check (close_days between 1 and 90),
    set_at         timestamptz not null,
    set_by         uuid        not null,
    primary key (store_id, level, effective_from)
);
