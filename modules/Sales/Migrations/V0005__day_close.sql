-- A day of the showroom (日清): opened by its first visitor, closed by whoever answers for it once nothing is unfinished.
create table sales.showroom_days (
    store_id  int         not null,
    id        uuid        not null,
    day       date        not null,
    opened_at timestamptz not null,
    closed_at timestamptz,
    closed_by uuid,
    closing_id uuid, -- this closing: another one is another proof
    primary key (store_id, id),
    constraint one_row_per_day unique (store_id, day)
);

-- A card that nobody has contacted for too long (沉默), until somebody does or it is closed.
create table sales.silences (
    store_id   int         not null,
    id         uuid        not null,
    card_id    uuid        not null,
    since      timestamptz not null, -- the last contact
    told_at    timestamptz not null,
    contact_id uuid,
    dropped_at timestamptz,
    primary key (store_id, id),
    constraint told_once_for_a_silence unique (store_id, card_id, since),
    foreign key (store_id, card_id) references sales.cards (store_id, id),
    foreign key (store_id, contact_id) references sales.contacts (store_id, id)
);
create index silences_broken_by_nobody on sales.silences (store_id, card_id) where contact_id is null and dropped_at is null;
