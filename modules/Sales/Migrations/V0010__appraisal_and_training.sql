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

-- 培训课程: the maker's, or the store's own.
create table sales.training_courses (
    store_id    int         not null,
    id          uuid        not null,
    number      text        not null, -- the maker's
    name        text        not null,
    position    text,                 -- for whom; none: for all
    place       text        not null,
    starts_on   date        not null,
    ends_on     date        not null,
    seats       int         not null check (seats between 1 and 500),
    certificate text,                 -- what passing it gives
    months      int         check (months between 1 and 120), -- how long that is valid; none: without end
    added_at    timestamptz not null,
    added_by    uuid        not null,
    primary key (store_id, id),
    constraint a_course_ends_after_it_starts check (ends_on >= starts_on),
    constraint one_course_per_number_and_day unique (store_id, number, starts_on)
);
create index courses_by_day on sales.training_courses (store_id, starts_on desc, id desc);

-- 证书文件, with its digest: a copy given twice is seen.
create table sales.certificate_files (
    store_id int         not null,
    id       uuid        not null,
    name     text        not null,
    type     text        not null,
    sha256   bytea       not null,
    content  bytea       not null,
    given_at timestamptz not null,
    given_by uuid        not null,
    primary key (store_id, id),
    constraint one_copy_per_certificate unique (store_id, sha256)
);

-- 报名, then attendance and result: what one person made of one course.
create table sales.nominations (
    store_id       int         not null,
    id             uuid        not null,
    course_id      uuid        not null,
    person_id      uuid        not null,
    nominated_at   timestamptz not null,
    nominated_by   uuid        not null,
    withdrawn_at   timestamptz,
    withdrawn_why  text,
    recorded_at    timestamptz,
    recorded_by    uuid,
    attended       boolean,
    returned_on    date,
    score          int         check (score between 0 and 100),
    passed         boolean,
    certificate_no text,
    valid_until    date,
    file_id        uuid,
    pass_on_by     date,       -- 转训 is owed until then
    primary key (store_id, id),
    foreign key (store_id, course_id) references sales.training_courses (store_id, id),
    foreign key (store_id, file_id) references sales.certificate_files (store_id, id),
    constraint recorded_with_attendance check ((recorded_at is null) = (attended is null))
);
create unique index nominated_once on sales.nominations (store_id, course_id, person_id) where withdrawn_at is null;
create index nominations_of_person on sales.nominations (store_id, person_id);

-- 转训: what was learned is passed on, with a test.
create table sales.retrainings (
    store_id      int         not null,
    id            uuid        not null,
    nomination_id uuid        not null,
    held_on       date        not null,
    what          text        not null,
    at            timestamptz not null,
    by_person     uuid        not null,
    checked_at    timestamptz,
    checked_by    uuid,
    check_id      uuid,
    passed        boolean,
    words         text,
    primary key (store_id, id),
    foreign key (store_id, nomination_id) references sales.nominations (store_id, id)
);
create index retrainings_of_nomination on sales.retrainings (store_id, nomination_id);
create table sales.retraining_people (
    store_id      int  not null,
    retraining_id uuid not null,
    person_id     uuid not null,
    score         int  not null check (score between 0 and 100),
    primary key (store_id, retraining_id, person_id),
    foreign key (store_id, retraining_id) references sales.retrainings (store_id, id)
);
create index retrained_people on sales.retraining_people (store_id, person_id);

-- 岗位必备证书, from a day on; taken away the same way.
create table sales.required_certificates (
    store_id       int         not null,
    position       text        not null,
    certificate    text        not null,
    effective_from date        not null,
    required       boolean     not null,
    set_at         timestamptz not null,
    set_by         uuid        not null,
    primary key (store_id, position, certificate, effective_from)
);

-- 培训月检: the month's gaps and what is to be done about each.
create table sales.training_checks (
    store_id  int         not null,
    id        uuid        not null,
    month     date        not null,
    words     text        not null,
    overdue   int         not null, -- 转训 overdue on that day
    at        timestamptz not null,
    by_person uuid        not null,
    primary key (store_id, id)
);
create index training_checks_latest on sales.training_checks (store_id, at desc);
create table sales.training_check_lines (
    store_id    int  not null,
    check_id    uuid not null,
    person_id   uuid not null,
    certificate text not null,
    state       text not null check (state in ('missing', 'expired', 'expiring')),
    plan        text not null,
    primary key (store_id, check_id, person_id, certificate),
    foreign key (store_id, check_id) references sales.training_checks (store_id, id)
);

-- 用人申请.
create table sales.vacancies (
    store_id  int         not null,
    id        uuid        not null,
    position  text        not null,
    heads     int         not null check (heads between 1 and 50),
    reason    text        not null,
    wanted_by date,
    at        timestamptz not null,
    by_person uuid        not null,
    closed_at timestamptz,
    closed_by uuid,
    primary key (store_id, id)
);
create index vacancies_latest on sales.vacancies (store_id, at desc, id desc);

-- 应聘者: a name, an opinion and what came of it; the name goes some time after that.
create table sales.candidates (
    store_id       int         not null,
    id             uuid        not null,
    vacancy_id     uuid        not null,
    name           text        not null,
    added_at       timestamptz not null,
    added_by       uuid        not null,
    interviewed_on date,
    opinion        text        check (opinion in ('hire', 'reserve', 'no')),
    words          text        not null default '',
    opinion_at     timestamptz,
    opinion_by     uuid,
    result         text        check (result in ('hired', 'declined', 'refused')),
    result_at      timestamptz,
    result_by      uuid,
    erased_at      timestamptz,
    primary key (store_id, id),
    foreign key (store_id, vacancy_id) references sales.vacancies (store_id, id)
);
create index candidates_of_vacancy on sales.candidates (store_id, vacancy_id);
