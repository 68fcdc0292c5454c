-- The interview is held; scores on 1,000 points.
create table csi.completions (
    store_id    int           not null,
    survey_id   uuid          not null,
    source      text          not null check (source in ('phone', 'link')),
    score       numeric(8, 4) not null check (score between 100 and 1000),
    low         boolean       not null,
    straight    boolean       not null,
    seconds     int           not null,
    verbatim    text,
    device_hash text,
    at          timestamptz   not null,
    by_person   uuid,
    primary key (store_id, survey_id),
    foreign key (store_id, survey_id) references csi.surveys (store_id, id)
);
create index completions_latest on csi.completions (store_id, at desc, survey_id desc);
create index completions_by_device on csi.completions (store_id, device_hash) where device_hash is not null;

create table csi.factor_scores (
    store_id  int           not null,
    survey_id uuid          not null,
    factor    text          not null,
    score     numeric(8, 4) not null check (score between 100 and 1000),
    primary key (store_id, survey_id, factor),
    foreign key (store_id, survey_id) references csi.completions (store_id, survey_id)
);

-- A signed link for one buyer, good once.
create table csi.links (
    store_id    int         not null,
    nonce       uuid        not null,
    survey_id   uuid        not null,
    made_at     timestamptz not null,
    made_by     uuid        not null,
    expires_at  timestamptz not null,
    used_at     timestamptz,
    device_hash text,
    primary key (store_id, nonce),
    foreign key (store_id, survey_id) references csi.surveys (store_id, id)
);
create index links_of_survey on csi.links (store_id, survey_id, made_at desc);

-- What device hashes are salted with: the same telephone at another store has another hash.
create table csi.salts (
    store_id int  not null,
    salt     uuid not null,
    primary key (store_id)
);

-- A low score with an owner and a clock (低分案件).
create table csi.cases (
    store_id       int           not null,
    id             uuid          not null,
    survey_id      uuid          not null,
    delivery_id    uuid          not null,
    consultant_id  uuid          not null,
    factor         text          not null,
    theme          text,
    score          numeric(8, 4) not null,
    factor_score   numeric(8, 4) not null,
    owner_position text          not null,
    raised_at      timestamptz   not null,
    answer_due     timestamptz   not null,
    close_due      timestamptz   not null,
    primary key (store_id, id),
    constraint one_case_per_survey unique (store_id, survey_id),
    foreign key (store_id, survey_id) references csi.surveys (store_id, id)
);
create index cases_latest on csi.cases (store_id, raised_at desc, id desc);

create table csi.case_answers (
    store_id  int         not null,
    case_id   uuid        not null,
    cause     text        not null,
    measure   text        not null,
    at        timestamptz not null,
    by_person uuid        not null,
    primary key (store_id, case_id),
    foreign key (store_id, case_id) references csi.cases (store_id, id)
);

create table csi.case_closings (
    store_id  int         not null,
    case_id   uuid        not null,
    recall    text        not null check (recall in ('satisfied', 'basically-satisfied', 'dissatisfied', 'unreachable')),
    coaching  text        not null,
    at        timestamptz not null,
    by_person uuid        not null,
    primary key (store_id, case_id),
    foreign key (store_id, case_id) references csi.case_answers (store_id, case_id)
);
