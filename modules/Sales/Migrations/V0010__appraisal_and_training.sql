-- 考评标准: a version for a position; a draft until it is published with the month it holds from.
create table sales.appraisal_standards (
    store_id     int         not null,
    id           uuid        not null,
    position     text        not null,
    begun_at     timestamptz not null,
    begun_by     uuid        not null,
    from_month   date        check (extract(day from from_month) = 1),
    grade_a      numeric(5, 1) not null default 90, -- points from which it is an A
    grade_b      numeric(5, 1) not null default 75,
    grade_c      numeric(5, 1) not null default 60,
    least_weight int         not null default 60 check (least_weight between 1 and 100), -- weight that needs data before a result is given
    published_at timestamptz,
    published_by uuid,
    primary key (store_id, id),
    constraint grades_fall check (grade_a > grade_b and grade_b > grade_c and grade_c >= 0),
    constraint published_with_a_month check ((published_at is null) = (from_month is null))
);
create unique index one_draft_per_position on sales.appraisal_standards (store_id, position) where published_at is null;
create index standards_in_force on sales.appraisal_standards (store_id, position, from_month desc, published_at desc);

-- An indicator of a standard: where its value comes from, what it weighs and how it is scored.
create table sales.appraisal_indicators (
    store_id    int           not null,
    standard_id uuid          not null,
    number      int           not null,
    name_zh     text          not null,
    name_en     text          not null,
    source      text          not null, -- a figure of the system, or 'hand'
    weight      numeric(5, 1) not null check (weight between 0 and 100),
    rule        text          not null check (rule in ('linear', 'steps', 'unit', 'deduct', 'veto')),
    floor       numeric(12, 2),
    target      numeric(12, 2),
    cap         numeric(12, 2),
    steps       text,
    per         numeric(8, 2),
    most        numeric(8, 2),
    own_word    boolean       not null, -- the assessed gives his own value beside the manager's
    primary key (store_id, standard_id, number),
    foreign key (store_id, standard_id) references sales.appraisal_standards (store_id, id)
);

-- 期限: days and marks of appraisal, training and recruiting that the store sets from a day on.
create table sales.staff_terms (
    store_id       int         not null,
    code           text        not null,
    effective_from date        not null,
    number         int         not null check (number between 1 and 1000),
    set_at         timestamptz not null,
    set_by         uuid        not null,
    primary key (store_id, code, effective_from)
);

-- A month that is appraised; done once everybody's sheet that the sales manager answers for is confirmed.
create table sales.appraisal_months (
    store_id int         not null,
    month    date        not null,
    id       uuid        not null,
    drawn_at timestamptz not null,
    done_at  timestamptz,
    done_by  uuid,
    primary key (store_id, month)
);

-- 考评表: one person's sheet of a month.
create table sales.appraisals (
    store_id    int         not null,
    id          uuid        not null,
    month       date        not null,
    person_id   uuid        not null,
    position    text        not null,
    standard_id uuid        not null,
    by_general  boolean     not null, -- the sales manager's own: the general manager assesses it
    drawn_at    timestamptz not null,
    primary key (store_id, id),
    constraint one_sheet_per_person_and_month unique (store_id, month, person_id, position),
    foreign key (store_id, month) references sales.appraisal_months (store_id, month),
    foreign key (store_id, standard_id) references sales.appraisal_standards (store_id, id)
);
create index appraisals_of_person on sales.appraisals (store_id, person_id);

-- The value of an indicator: the system's as it was when the sheet was drawn up, or what the assessor entered.
create table sales.appraisal_values (
    store_id     int         not null,
    appraisal_id uuid        not null,
    number       int         not null,
    value        numeric(12, 2),
    part         int,  -- of a share: how many of
    whole        int,  -- how many rows are behind it
    note         text        not null default '', -- where a value by hand comes from; without a value, why it does not count this month
    own_value    numeric(12, 2),
    set_at       timestamptz,
    set_by       uuid,
    primary key (store_id, appraisal_id, number),
    foreign key (store_id, appraisal_id) references sales.appraisals (store_id, id)
);

-- The rows behind a value of the system, frozen with it.
create table sales.appraisal_rows (
    store_id     int         not null,
    appraisal_id uuid        not null,
    number       int         not null,
    place        int         not null,
    subject      uuid        not null,
    at           timestamptz not null,
    good         boolean     not null,
    primary key (store_id, appraisal_id, number, place),
    foreign key (store_id, appraisal_id) references sales.appraisals (store_id, id)
);

-- 确认: the result as it was confirmed; the latest counts.
create table sales.appraisal_confirmations (
    store_id     int           not null,
    id           uuid          not null,
    appraisal_id uuid          not null,
    score        numeric(6, 1),
    grade        text          check (grade in ('A', 'B', 'C', 'D')),
    weighed      numeric(5, 1) not null, -- weight of the indicators that had data
    vetoed       boolean       not null,
    at           timestamptz   not null,
    by_person    uuid          not null,
    primary key (store_id, id),
    foreign key (store_id, appraisal_id) references sales.appraisals (store_id, id)
);
create index confirmations_of_appraisal on sales.appraisal_confirmations (store_id, appraisal_id, at desc);

-- 绩效面谈.
create table sales.appraisal_interviews (
    store_id     int         not null,
    id           uuid        not null,
    appraisal_id uuid        not null,
    held_on      date        not null,
    said         text        not null,
    agreed       text        not null,
    at           timestamptz not null,
    by_person    uuid        not null,
    primary key (store_id, id),
    foreign key (store_id, appraisal_id) references sales.appraisals (store_id, id)
);
create index interviews_of_appraisal on sales.appraisal_interviews (store_id, appraisal_id);

-- 签收: the assessed has seen his result.
create table sales.appraisal_seen (
    store_id        int         not null,
    id              uuid        not null,
    appraisal_id    uuid        not null,
    confirmation_id uuid        not null,
    words           text        not null,
    at              timestamptz not null,
    primary key (store_id, id),
    constraint seen_once unique (store_id, confirmation_id),
    foreign key (store_id, appraisal_id) references sales.appraisals (store_id, id),
    foreign key (store_id, confirmation_id) references sales.appraisal_confirmations (store_id, id)
);
create index seen_of_appraisal on sales.appraisal_seen (store_id, appraisal_id);

-- 申诉, and what was decided; a value that was put right keeps what it was.
create table sales.appraisal_appeals (
    store_id     int         not null,
    id           uuid        not null,
    appraisal_id uuid        not null,
    words        text        not null,
    at           timestamptz not null,
    decided_at   timestamptz,
    decided_by   uuid,
    upheld       boolean,
    decision     text,
    number       int,
    was          numeric(12, 2),
    becomes      numeric(12, 2),
    primary key (store_id, id),
    constraint one_appeal_per_sheet unique (store_id, appraisal_id),
    foreign key (store_id, appraisal_id) references sales.appraisals (store_id, id)
);

-- What other departments told and appraisal counts: satisfaction of a handover, rounds walked.
create table sales.handover_scores (
    store_id    int         not null,
    survey_id   uuid        not null,
    delivery_id uuid        not null,
    score       numeric(6, 1) not null,
    at          timestamptz not null,
    primary key (store_id, survey_id)
);
create index handover_scores_of_delivery on sales.handover_scores (store_id, delivery_id);
create table sales.rounds_walked (
    store_id  int         not null,
    round_id  uuid        not null,
    list      text        not null,
    at        timestamptz not null,
    by_person uuid        not null,
    primary key (store_id, round_id)
);
create index rounds_walked_by_time on sales.rounds_walked (store_id, at);
