-- What the store has set (天数、低分线、时限), each row in force from a day on; with no row the proposals in code hold.
create table csi.settings (
    store_id     int           not null,
    since        date          not null,
    days_after   int           not null check (days_after between 1 and 60),
    due_days     int           not null,
    item_line    int           not null check (item_line between 1 and 9),
    factor_line  numeric(6, 1) not null check (factor_line between 100 and 1000),
    index_line   numeric(6, 1) not null check (index_line between 100 and 1000),
    answer_hours int           not null check (answer_hours between 1 and 240),
    close_hours  int           not null,
    link_days    int           not null check (link_days between 1 and 30),
    set_at       timestamptz   not null,
    set_by       uuid          not null,
    primary key (store_id, since),
    constraint due_after_it_opens check (due_days >= days_after),
    constraint close_after_the_answer check (close_hours >= answer_hours)
);

-- A version of the questionnaire (问卷模板). Versions are never changed: a new weighting is a new version.
create table csi.templates (
    store_id int         not null,
    version  int         not null,
    note     text        not null,
    made_at  timestamptz not null,
    made_by  uuid        not null,
    primary key (store_id, version)
);

create table csi.factors (
    store_id int           not null,
    version  int           not null,
    code     text          not null,
    name_zh  text          not null,
    name_en  text          not null,
    weight   numeric(5, 2) not null check (weight > 0),
    sort     int           not null,
    primary key (store_id, version, code),
    foreign key (store_id, version) references csi.templates (store_id, version)
);

create table csi.questions (
    store_id int           not null,
    version  int           not null,
    code     text          not null,
    factor   text, -- none: asked and watched, but no part of the index
    text_zh  text          not null,
    text_en  text          not null,
    kind     text          not null check (kind in ('objective', 'subjective')),
    weight   numeric(5, 2) not null check (weight > 0),
    sort     int           not null,
    may_skip boolean       not null, -- the buyer may not have met it
    primary key (store_id, version, code),
    foreign key (store_id, version) references csi.templates (store_id, version),
    foreign key (store_id, version, factor) references csi.factors (store_id, version, code)
);

-- The sample (样本): one interview per handover, with this department's own copy of what it needs of it.
create table csi.surveys (
    store_id         int         not null,
    id               uuid        not null,
    delivery_id      uuid        not null,
    customer_id      uuid        not null,
    consultant_id    uuid        not null,
    model_code       text        not null,
    vin_tail         text        not null,
    handed_over_at   timestamptz not null,
    opens_at         timestamptz not null,
    due_at           timestamptz not null,
    template_version int         not null,
    sampled_at       timestamptz not null,
    primary key (store_id, id),
    constraint one_survey_per_delivery unique (store_id, delivery_id),
    foreign key (store_id, template_version) references csi.templates (store_id, version)
);
create index surveys_by_opening on csi.surveys (store_id, opens_at desc, id desc);
create index surveys_by_handover on csi.surveys (store_id, handed_over_at);

-- Handovers that never came into the sample, and why: without them the coverage (覆盖率) would flatter itself.
create table csi.left_out (
    store_id       int         not null,
    delivery_id    uuid        not null,
    reason         text        not null check (reason in ('do-not-contact', 'entered-too-late')),
    handed_over_at timestamptz not null,
    at             timestamptz not null,
    primary key (store_id, delivery_id)
);

-- What follow-up calls said about reaching the buyer; kept by delivery, because it may be heard before the handover itself.
create table csi.contact_notes (
    store_id    int         not null,
    call_id     uuid        not null,
    delivery_id uuid        not null,
    note        text        not null check (note in ('do-not-contact', 'contact-wrong', 'contact-right')),
    at          timestamptz not null,
    primary key (store_id, call_id)
);
create index contact_notes_of_delivery on csi.contact_notes (store_id, delivery_id, at desc);

create table csi.exclusions (
    store_id  int         not null,
    survey_id uuid        not null,
    reason    text        not null check (reason in ('do-not-contact', 'handover-cancelled', 'refused', 'unreachable', 'not-the-buyer')),
    note      text,
    at        timestamptz not null,
    by_person uuid        not null,
    primary key (store_id, survey_id),
    foreign key (store_id, survey_id) references csi.surveys (store_id, id)
);

-- A call that did not become an interview.
create table csi.attempts (
    store_id  int         not null,
    id        uuid        not null,
    survey_id uuid        not null,
    outcome   text        not null check (outcome in ('no-answer', 'call-back', 'switched-off', 'wrong-number')),
    at        timestamptz not null,
    by_person uuid        not null,
    primary key (store_id, id),
    foreign key (store_id, survey_id) references csi.surveys (store_id, id)
);
create index attempts_of_survey on csi.attempts (store_id, survey_id, at desc);

-- Single answers; nobody but the satisfaction officer reads them.
create table csi.answers (
    store_id  int         not null,
    survey_id uuid        not null,
    question  text        not null,
    score     int check (score between 1 and 10), -- none: not met
    at        timestamptz not null,
    by_person uuid, -- nobody: the buyer himself, by link
    primary key (store_id, survey_id, question),
    foreign key (store_id, survey_id) references csi.surveys (store_id, id)
);

-- How long somebody sat over the questions, for the median (用时) beside each score.
create table csi.sittings (
    store_id  int         not null,
    id        uuid        not null,
    survey_id uuid        not null,
    source    text        not null check (source in ('phone', 'link')),
    began_at  timestamptz not null,
    saved_at  timestamptz not null,
    by_person uuid,
    primary key (store_id, id),
    foreign key (store_id, survey_id) references csi.surveys (store_id, id)
);
create index sittings_of_survey on csi.sittings (store_id, survey_id);
