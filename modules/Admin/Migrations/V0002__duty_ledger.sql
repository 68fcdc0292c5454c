-- What is owed, what proves it, what excuses it. The state of an obligation is nowhere stored: it follows from these rows
-- and the time. Facts come in any order and more than once, so each kind of fact leaves a row of its own kind.

create table admin.obligations (
    store_id      int         not null references admin.stores,
    id            uuid        not null,
    clause_code   text        not null,
    subject       uuid        not null, -- what it is about; evidence and the business's count share it
    position_code text        not null,
    holder_id     uuid, -- nobody: the position was vacant
    never_id      uuid, -- who must not be given it: the one it is about
    what_zh       text        not null,
    what_en       text        not null,
    link          text        not null,
    opens_at      timestamptz,
    due_at        timestamptz not null, -- the last instant in time
    owed_at       timestamptz not null, -- when it began, or was told if that was earlier: a story entered late began before it was told
    heard_at      timestamptz not null,
    primary key (store_id, id),
    constraint owed_once unique (store_id, clause_code, subject),
    foreign key (store_id, holder_id) references admin.people (store_id, id)
);
create index obligations_by_due on admin.obligations (store_id, due_at, id);
create index obligations_by_clause on admin.obligations (store_id, clause_code, due_at, id);
create index obligations_by_holder on admin.obligations (store_id, holder_id, due_at);
create index obligations_by_subject on admin.obligations (store_id, subject);

create table admin.evidence (
    store_id    int         not null references admin.stores,
    id          uuid        not null,
    clause_code text        not null,
    subject     uuid        not null,
    proof_id    uuid        not null,
    at          timestamptz not null,
    by_person   uuid, -- nobody: a customer did it
    grade       text        not null check (grade in ('event', 'file', 'second', 'own', 'paper')), -- strongest first
    link        text        not null,
    heard_at    timestamptz not null,
    primary key (store_id, id),
    constraint proven_once unique (store_id, clause_code, proof_id)
);
create index evidence_by_subject on admin.evidence (store_id, clause_code, subject, at);
create index evidence_of_subject on admin.evidence (store_id, subject);
create index evidence_by_person on admin.evidence (store_id, by_person, at);

-- A proof taken back; the evidence may be heard after it.
create table admin.voidings (
    store_id    int         not null references admin.stores,
    clause_code text        not null,
    proof_id    uuid        not null,
    at          timestamptz not null,
    primary key (store_id, clause_code, proof_id)
);

-- Its reason fell away; the obligation may be heard after it.
create table admin.releases (
    store_id    int         not null references admin.stores,
    clause_code text        not null,
    subject     uuid        not null,
    at          timestamptz not null,
    primary key (store_id, clause_code, subject)
);

create table admin.exemptions (
    store_id    int         not null references admin.stores deferrable initially deferred,
    id          uuid        not null,
    clause_code text        not null,
    subject     uuid        not null,
    reason      text        not null check (reason in ('statutory-holiday', 'leave', 'no-subject', 'waits-for-other', 'gm')),
    words       text        not null,
    asked_by    uuid        not null,
    asked_at    timestamptz not null,
    expires_at  timestamptz, -- after it the excuse holds no longer
    decided_by  uuid check (decided_by <> asked_by),
    decided_at  timestamptz,
    approved    boolean,
    answer      text        not null default '',
    primary key (store_id, id),
    foreign key (store_id, asked_by) references admin.people (store_id, id) deferrable initially deferred,
    foreign key (store_id, decided_by) references admin.people (store_id, id) deferrable initially deferred,
    check (num_nulls(decided_by, decided_at, approved) in (0, 3))
);
create unique index one_request_at_a_time on admin.exemptions (store_id, clause_code, subject) where decided_at is null;
create index exemptions_by_subject on admin.exemptions (store_id, clause_code, subject);

-- The general manager's word on how often a clause is owed; the latest in effect counts, earlier ones stay for earlier reports.
create table admin.cadence_confirmations (
    store_id       int         not null references admin.stores deferrable initially deferred,
    id             uuid        not null,
    clause_code    text        not null,
    cadence_zh     text, -- none: as proposed
    cadence_en     text,
    effective_from date        not null,
    confirmed_by   uuid        not null,
    confirmed_at   timestamptz not null,
    primary key (store_id, id),
    foreign key (store_id, confirmed_by) references admin.people (store_id, id) deferrable initially deferred,
    check (num_nulls(cadence_zh, cadence_en) in (0, 2))
);
create index confirmations_by_clause on admin.cadence_confirmations (store_id, clause_code, effective_from);

-- The last instant in time. An end of day is the microsecond before the next local day begins, however long that day is.
create function admin.due_at(p_rule text, p_from timestamptz, p_amount int, p_zone text) returns timestamptz
language sql immutable as $$
    select case p_rule
        when 'EndOfDay' then ((p_from at time zone p_zone)::date + p_amount + 1)::timestamp at time zone p_zone - interval '1 microsecond'
        when 'Hours' then p_from + make_interval(hours => p_amount)
    end
$$;

-- Who holds which position on a day.
create function admin.holders_on(p_store int, p_day date) returns table (position_code text, person_id uuid, name text)
language sql stable as $$
    select distinct h.position_code, p.id, p.name
    from   admin.holdings h
    join   admin.people p on p.store_id = p_store and p.id = h.person_id and (p.left_on is null or p_day < p.left_on)
    where  h.store_id = p_store and h.since <= p_day and (h.until is null or p_day < h.until)
$$;

-- The positions above a position, nearest first.
create function admin.superiors_of(p_store int, p_code text) returns table (position_code text, steps int)
language sql stable as $$
    with recursive up(code, steps) as (
        select p.superior_code, 1 from admin.positions p where p.store_id = p_store and p.code = p_code and p.superior_code is not null
        union all
        select p.superior_code, up.steps + 1 from up
        join   admin.positions p on p.store_id = p_store and p.code = up.code
        where  p.superior_code is not null and up.steps < 20
    )
    select up.code, up.steps from up
$$;

-- Who stands in for a position on a day (代管): itself where somebody holds it, else the nearest superior that is held, each
-- time by somebody else than the one who must not. Nobody up to the top: nothing.
create function admin.keeper_of(p_store int, p_day date, p_code text, p_never uuid) returns text
language sql stable as $$
    select u.code
    from   (select p_code as code, 0 as steps union all select s.position_code, s.steps from admin.superiors_of(p_store, p_code) s) u
    where  exists (select 1 from admin.holders_on(p_store, p_day) h where h.position_code = u.code and h.person_id is distinct from p_never)
    order  by u.steps limit 1
$$;

-- Evidence that stands: voided proofs prove nothing.
create function admin.proofs(p_store int) returns table (clause_code text, subject uuid, at timestamptz)
language sql stable as $$
    select e.clause_code, e.subject, e.at
    from   admin.evidence e
    where  e.store_id = p_store
      and  not exists (select 1 from admin.voidings v where v.store_id = p_store and v.clause_code = e.clause_code and v.proof_id = e.proof_id)
$$;

-- Excuses that hold at an instant.
create function admin.excuses(p_store int, p_now timestamptz) returns table (clause_code text, subject uuid)
language sql stable as $$
    select x.clause_code, x.subject from admin.exemptions x
    where  x.store_id = p_store and x.approved and (x.expires_at is null or p_now < x.expires_at)
$$;

-- The obligations as they stand at an instant. An excuse turns a late or missed one into exempt, never one done in time.
create function admin.obligations_at(p_store int, p_now timestamptz)
returns table (id uuid, clause_code text, subject uuid, position_code text, holder_id uuid, never_id uuid, what_zh text, what_en text, link text,
               opens_at timestamptz, due_at timestamptz, owed_at timestamptz, proven_at timestamptz, state text)
language sql stable as $$
    select o.id, o.clause_code, o.subject, o.position_code, o.holder_id, o.never_id, o.what_zh, o.what_en, o.link, o.opens_at, o.due_at, o.owed_at, d.at,
           case when exists (select 1 from admin.releases r where r.store_id = p_store and r.clause_code = o.clause_code and r.subject = o.subject) then 'released'
                when d.at <= o.due_at then 'on-time'
                when exists (select 1 from admin.excuses(p_store, p_now) x where x.clause_code = o.clause_code and x.subject = o.subject) then 'exempt'
                when d.at is not null then 'done-late'
                when o.due_at < p_now then 'late'
                when o.opens_at > p_now then 'waiting'
                when (o.due_at at time zone s.zone)::date = (p_now at time zone s.zone)::date then 'today'
                else 'open' end
    from   admin.obligations o
    join   admin.stores s on s.store_id = p_store
    left   join lateral (select min(p.at) as at from admin.proofs(p_store) p where p.clause_code = o.clause_code and p.subject = o.subject) d on true
    where  o.store_id = p_store
$$;

-- What is still to be done. Asked by every desk, so it is found without looking at what was done.
create function admin.undone_at(p_store int, p_now timestamptz)
returns table (id uuid, clause_code text, subject uuid, position_code text, holder_id uuid, never_id uuid, what_zh text, what_en text, link text,
               opens_at timestamptz, due_at timestamptz, state text)
language sql stable as $$
    select o.id, o.clause_code, o.subject, o.position_code, h.id, o.never_id, o.what_zh, o.what_en, o.link, o.opens_at, o.due_at,
           case when o.due_at < p_now then 'late'
                when o.opens_at > p_now then 'waiting'
                when (o.due_at at time zone s.zone)::date = (p_now at time zone s.zone)::date then 'today'
                else 'open' end
    from   admin.obligations o
    join   admin.stores s on s.store_id = p_store
    -- Whoever has left holds nothing: his obligations are kept as those of a vacancy.
    left   join admin.people h on h.store_id = p_store and h.id = o.holder_id and (h.left_on is null or (p_now at time zone s.zone)::date < h.left_on)
    where  o.store_id = p_store
      and  not exists (select 1 from admin.proofs(p_store) p where p.clause_code = o.clause_code and p.subject = o.subject)
      and  not exists (select 1 from admin.releases r where r.store_id = p_store and r.clause_code = o.clause_code and r.subject = o.subject)
      and  not exists (select 1 from admin.excuses(p_store, p_now) x where x.clause_code = o.clause_code and x.subject = o.subject)
$$;
