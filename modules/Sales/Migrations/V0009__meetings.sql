-- When the material of a meeting is made (资料时间), from a day on.
create table sales.meeting_pack_times (
    store_id       int         not null,
    kind           text        not null check (kind in ('morning', 'evening')),
    effective_from date        not null,
    made_from      time        not null, -- the store's clock
    set_at         timestamptz not null,
    set_by         uuid        not null,
    primary key (store_id, kind, effective_from)
);

-- 晨会资料, 夕会资料: frozen when it was made; figures that changed make another version.
create table sales.meeting_packs (
    store_id     int         not null,
    id           uuid        not null,
    day          date        not null, -- of the meeting
    kind         text        not null check (kind in ('morning', 'evening')),
    version      int         not null,
    of_day       date        not null, -- whose figures it shows: the working day before, or today
    made_at      timestamptz not null,
    made_by      uuid,                 -- nobody: the house itself
    note         text        not null, -- the supervisor's own lines
    confirmed_at timestamptz,
    confirmed_by uuid,
    primary key (store_id, id),
    constraint one_pack_per_version unique (store_id, day, kind, version),
    constraint confirmed_by_somebody check ((confirmed_at is null) = (confirmed_by is null))
);

-- The rows behind each figure of a pack: the figure is their number. Ids only; names are looked up by who reads.
create table sales.meeting_pack_rows (
    store_id    int         not null,
    pack_id     uuid        not null,
    figure      text        not null,
    thing_id    uuid        not null,
    person_id   uuid,                 -- of the staff
    customer_id uuid,
    at          timestamptz,
    said        text        not null, -- what names the row without a person: a number, a level, the end of a VIN
    amount      int,                  -- days, a forecast
    primary key (store_id, pack_id, figure, thing_id),
    foreign key (store_id, pack_id) references sales.meeting_packs (store_id, id)
);

-- Today's forecast of orders (当日预报): one number for each consultant.
create table sales.day_forecasts (
    store_id      int         not null,
    day           date        not null,
    consultant_id uuid        not null,
    orders        int         not null check (orders between 0 and 20),
    at            timestamptz not null,
    by_person     uuid        not null,
    primary key (store_id, day, consultant_id)
);

create table sales.meetings (
    store_id  int         not null,
    id        uuid        not null,
    day       date        not null,
    kind      text        not null check (kind in ('morning', 'evening')),
    pack_id   uuid,                 -- the figures that were on the table
    opened_at timestamptz not null,
    opened_by uuid        not null,
    minutes   text        not null, -- what was said, in a few lines
    closed_at timestamptz,
    closed_by uuid,
    primary key (store_id, id),
    constraint one_meeting_of_a_kind unique (store_id, day, kind),
    foreign key (store_id, pack_id) references sales.meeting_packs (store_id, id)
);
create index meetings_latest on sales.meetings (store_id, opened_at desc, id desc);

-- Who was there (到会); whoever was not, and why.
create table sales.meeting_attendance (
    store_id   int         not null,
    meeting_id uuid        not null,
    person_id  uuid        not null,
    state      text        not null check (state in ('here', 'off', 'leave', 'out', 'missing')),
    at         timestamptz not null,
    by_person  uuid        not null,
    primary key (store_id, meeting_id, person_id),
    foreign key (store_id, meeting_id) references sales.meetings (store_id, id)
);

-- What a meeting decided that somebody does by a day (决定事项).
create table sales.meeting_actions (
    store_id   int         not null,
    id         uuid        not null,
    meeting_id uuid        not null,
    person_id  uuid        not null,
    what       text        not null,
    due_on     date        not null,
    due_at     timestamptz not null,
    decided_at timestamptz not null,
    decided_by uuid        not null,
    done_at    timestamptz,
    done_by    uuid,
    done_words text,
    dropped_at  timestamptz,
    dropped_by  uuid,
    dropped_why text,
    primary key (store_id, id),
    foreign key (store_id, meeting_id) references sales.meetings (store_id, id),
    constraint done_with_a_word check ((done_at is null) = (done_words is null)),
    constraint done_or_dropped check (done_at is null or dropped_at is null)
);
create index meeting_actions_open on sales.meeting_actions (store_id, due_at, id) where done_at is null and dropped_at is null;
create index meeting_actions_of_meeting on sales.meeting_actions (store_id, meeting_id);

-- Complaints and low scores as heard, for the meetings' figures: no customer and no word of his.
create table sales.heard_complaints (
    store_id     int         not null,
    complaint_id uuid        not null,
    level        int         not null,
    department   text        not null,
    opened_at    timestamptz not null,
    closed_at    timestamptz,
    primary key (store_id, complaint_id)
);
create table sales.heard_low_scores (
    store_id  int         not null,
    case_id   uuid        not null,
    factor    text        not null,
    raised_at timestamptz not null,
    closed_at timestamptz,
    primary key (store_id, case_id)
);

-- Whom the store watches (竞品名单): brand and model, from a day until another.
create table sales.rivals (
    store_id  int         not null,
    id        uuid        not null,
    brand     text        not null,
    model     text        not null,
    against   text,                 -- code of the own model it is compared with
    since     date        not null,
    until     date,                 -- no longer watched from this day
    added_at  timestamptz not null,
    added_by  uuid        not null,
    primary key (store_id, id)
);
create unique index one_line_per_rival on sales.rivals (store_id, lower(brand), lower(model)) where until is null;

-- 市场调研: one a month.
create table sales.market_surveys (
    store_id     int         not null,
    id           uuid        not null,
    month        date        not null check (extract(day from month) = 1),
    opened_at    timestamptz not null,
    opened_by    uuid        not null,
    conclusion   text,
    proposals    text,
    published_at timestamptz,
    published_by uuid,
    primary key (store_id, id),
    constraint one_survey_per_month unique (store_id, month),
    constraint published_with_a_conclusion check (published_at is null or (conclusion is not null and proposals is not null))
);

-- What a rival asked or offered on a day, and where it was seen (竞品价格、促销).
create table sales.rival_offers (
    store_id  int            not null,
    id        uuid           not null,
    survey_id uuid           not null,
    rival_id  uuid           not null,
    price     numeric(12, 2),
    promotion text           not null,
    seen_on   date           not null,
    channel   text           not null check (channel in ('visit', 'website', 'advert', 'customer', 'other')),
    source    text           not null,
    added_at  timestamptz    not null,
    added_by  uuid           not null,
    primary key (store_id, id),
    foreign key (store_id, survey_id) references sales.market_surveys (store_id, id),
    foreign key (store_id, rival_id) references sales.rivals (store_id, id),
    constraint price_or_promotion check (price is not null or promotion <> '')
);
create index rival_offers_of_survey on sales.rival_offers (store_id, survey_id);

-- The month's lost deals by reason and model, counted when the survey was published.
create table sales.market_losses (
    store_id   int  not null,
    survey_id  uuid not null,
    reason     text not null,
    model_code text not null, -- of ours; empty where nobody said
    lost       int  not null,
    primary key (store_id, survey_id, reason, model_code),
    foreign key (store_id, survey_id) references sales.market_surveys (store_id, id)
);
