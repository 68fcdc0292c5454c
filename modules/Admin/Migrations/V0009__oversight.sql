-- Supervision by sampling, the lines above which somebody is shown, and who is finally accountable.

-- A seed is drawn and its digest shown before anybody knows what it will choose from; it is shown itself when the period is over,
-- so that everybody can draw the sample again.
create table admin.sampling_seeds (
    store_id     int         not null references admin.stores deferrable initially deferred,
    clause_code  text        not null,
    turn         int         not null,
    seed         bytea       not null,
    digest       bytea       not null, -- of the seed, shown from the first minute
    committed_at timestamptz not null,
    primary key (store_id, clause_code, turn)
);

create table admin.samples (
    store_id      int         not null references admin.stores deferrable initially deferred,
    id            uuid        not null,
    clause_code   text        not null,
    turn          int         not null, -- which seed drew it
    period        text        not null,
    position_code text        not null, -- who oversees
    holder_id     uuid,                 -- who held the obligation then; nobody: a vacancy, or nothing is owed for it
    subject       uuid,                 -- of the obligation that the sample proves; none: the clause does not come round by itself
    since         timestamptz not null,
    until         timestamptz not null,
    due_at        timestamptz not null,
    closes_at     timestamptz,
    drawn_at      timestamptz not null,
    population    uuid[]      not null, -- the evidence it was drawn from, frozen
    digest        bytea       not null, -- of the population
    primary key (store_id, id),
    constraint drawn_once unique (store_id, clause_code, until),
    foreign key (store_id, clause_code, turn) references admin.sampling_seeds (store_id, clause_code, turn)
);
create index samples_by_due on admin.samples (store_id, due_at);

create table admin.sample_lines (
    store_id    int  not null,
    sample_id   uuid not null,
    rank        int  not null,
    evidence_id uuid not null,
    verdict     text check (verdict in ('agree', 'disagree')), -- none: not looked at yet
    words       text not null default '',
    file_id     uuid,
    judged_by   uuid,
    judged_at   timestamptz,
    primary key (store_id, sample_id, rank),
    foreign key (store_id, sample_id) references admin.samples (store_id, id),
    check (num_nulls(verdict, judged_by, judged_at) in (0, 3)),
    constraint disagreeing_takes_words check (verdict <> 'disagree' or words <> '')
);

create index evidence_by_at on admin.evidence (store_id, at);

-- From how many looks on somebody who never disagrees is shown, and above which share of exemptions an approver is (%).
create table admin.oversight_rules (
    store_id       int         not null references admin.stores,
    effective_from date        not null,
    said_at        timestamptz not null,
    never_from     int         not null check (never_from between 1 and 1000),
    exempt_share   int         not null check (exempt_share between 1 and 100),
    said_by        uuid        not null,
    primary key (store_id, effective_from, said_at)
);

-- Who is finally accountable (最终负责) for a matter that several clauses claim: from the next time it comes up; what was owed before stays.
create table admin.accountabilities (
    store_id       int         not null references admin.stores,
    matter         text        not null, -- the kind of fact
    effective_from date        not null,
    chosen_at      timestamptz not null,
    clause_code    text        not null,
    chosen_by      uuid        not null,
    primary key (store_id, matter, effective_from, chosen_at),
    foreign key (store_id, chosen_by) references admin.people (store_id, id)
);
