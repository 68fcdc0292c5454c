-- How people hear of what they owe without looking: two digests a working day, in the house and through channels out of it.

-- When the digests are written, from a day on.
create table admin.notice_times (
    store_id       int         not null references admin.stores,
    effective_from date        not null,
    said_at        timestamptz not null,
    morning        time        not null,
    evening        time        not null check (evening > morning),
    said_by        uuid        not null,
    primary key (store_id, effective_from, said_at)
);

-- Where messages may go, and under which address the store's people reach this house. What was said last holds.
create table admin.notice_reach (
    store_id int         not null references admin.stores deferrable initially deferred,
    said_at  timestamptz not null,
    hosts    text[]      not null,
    site     text        not null default '',
    said_by  uuid        not null,
    primary key (store_id, said_at)
);

create table admin.channels (
    store_id     int         not null references admin.stores deferrable initially deferred,
    id           uuid        not null,
    kind         text        not null,
    name         text        not null,
    settings     jsonb       not null, -- what is no secret
    secrets      text        not null, -- protected with the house's keys
    is_on        boolean     not null,
    paused_until timestamptz, -- the other side takes nothing until then
    made_at      timestamptz not null,
    primary key (store_id, id),
    constraint one_channel_per_name unique (store_id, name)
);

-- What a person chose about his notices; no row: in the house alone.
create table admin.notice_choices (
    store_id    int         not null,
    person_id   uuid        not null,
    is_off      boolean     not null,
    on_days_off boolean     not null,
    channels    uuid[]      not null,
    mail        text        not null default '',
    language    text        check (language in ('zh', 'en')), -- none: the store's
    changed_at  timestamptz not null,
    primary key (store_id, person_id),
    foreign key (store_id, person_id) references admin.people (store_id, id) deferrable initially deferred
);

-- A digest is written once for a store, in one transaction with everything that follows from it: this row is the claim.
create table admin.digest_rounds (
    store_id int         not null references admin.stores deferrable initially deferred,
    digest   text        not null check (digest in ('morning', 'evening')),
    day      date        not null,
    at       timestamptz not null,
    primary key (store_id, digest, day)
);

-- What each person was told; also his inbox. Kept as it was written, whatever changes afterwards.
create table admin.digests (
    store_id  int         not null,
    id        uuid        not null,
    person_id uuid        not null,
    digest    text        not null check (digest in ('morning', 'evening')),
    day       date        not null,
    at        timestamptz not null,
    language  text        not null check (language in ('zh', 'en')),
    title     text        not null,
    lines     jsonb       not null, -- at most seven: {text, link}
    more      int         not null, -- things that are not among the lines
    read_at   timestamptz,
    primary key (store_id, id),
    constraint told_once unique (store_id, person_id, digest, day),
    foreign key (store_id, person_id) references admin.people (store_id, id) deferrable initially deferred
);
create index digests_of_person on admin.digests (store_id, person_id, at desc);
create index digests_unread on admin.digests (store_id, person_id) where read_at is null;

-- One letter through one channel. Neither sent nor parked: it waits for its time.
create table admin.deliveries (
    store_id   int         not null,
    id         uuid        not null,
    channel_id uuid        not null,
    digest_id  uuid, -- none: somebody tried the channel
    person_id  uuid        not null, -- to whom; who tried it
    made_at    timestamptz not null,
    next_at    timestamptz not null,
    attempts   int         not null default 0,
    sent_at    timestamptz,
    parked_at  timestamptz check (parked_at is null or sent_at is null),
    said_zh    text        not null default '', -- how it was received last
    said_en    text        not null default '',
    primary key (store_id, id),
    constraint delivered_once unique (store_id, digest_id, channel_id),
    foreign key (store_id, channel_id) references admin.channels (store_id, id),
    foreign key (store_id, digest_id) references admin.digests (store_id, id)
);
create index deliveries_waiting on admin.deliveries (store_id, next_at) where sent_at is null and parked_at is null;
create index deliveries_latest on admin.deliveries (store_id, made_at desc, id desc);

-- Each time something was sent or tried: what the pace of a channel is counted by.
create table admin.delivery_tries (
    store_id    int         not null,
    channel_id  uuid        not null,
    at          timestamptz not null,
    delivery_id uuid        not null,
    primary key (store_id, channel_id, at, delivery_id),
    foreign key (store_id, delivery_id) references admin.deliveries (store_id, id)
);
