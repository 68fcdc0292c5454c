-- 跟进间隔: within how many days a customer of a level is contacted again; "silence" is how many without any contact are too many.
create table sales.contact_days (
    store_id       int         not null,
    code           text        not null check (code in ('H', 'A', 'B', 'C', 'N', 'silence')),
    effective_from date        not null,
    days           int         not null check (days between 1 and 365),
    set_at         timestamptz not null,
    set_by         uuid        not null,
    primary key (store_id, code, effective_from)
);

-- 意向客户卡: a customer who may buy, and the consultant who looks after him. Level and outcome are two lists: a card has a level until it has an outcome.
create table sales.cards (
    store_id      int         not null,
    id            uuid        not null,
    customer_id   uuid        not null,
    consultant_id uuid        not null,
    source        text        not null check (source in ('visit', 'phone', 'online', 'referral', 'other')),
    visit_id      uuid,                 -- the visit that it was opened from
    model_code    text,
    level         text        not null check (level in ('H', 'A', 'B', 'C', 'N')),
    opened_at     timestamptz not null,
    opened_by     uuid        not null,
    contacted_at  timestamptz not null, -- the last time somebody tried; at first, when it was opened
    closed_at     timestamptz,
    closed_by     uuid,
    outcome       text        check (outcome in ('ordered', 'lost', 'frozen', 'out-of-contact')),
    closed_why    text,
    order_id      uuid,
    primary key (store_id, id),
    foreign key (store_id, visit_id) references sales.visits (store_id, id),
    foreign key (store_id, order_id) references sales.orders (store_id, id),
    constraint closed_with_an_outcome check ((closed_at is null) = (outcome is null))
);
create unique index one_open_card_per_customer on sales.cards (store_id, customer_id) where closed_at is null;
create index cards_of_consultant on sales.cards (store_id, consultant_id);
create index cards_of_visit on sales.cards (store_id, visit_id);

-- A contact with him (跟进): how it went, and what he was before and after it.
create table sales.contacts (
    store_id     int         not null,
    id           uuid        not null,
    card_id      uuid        not null,
    plan_id      uuid        not null,
    how          text        not null,
    reached      boolean     not null,
    note         text        not null,
    level_before text        not null,
    level_after  text        not null,
    at           timestamptz not null,
    by_person    uuid        not null,
    primary key (store_id, id),
    foreign key (store_id, card_id) references sales.cards (store_id, id)
);
create index contacts_of_card on sales.contacts (store_id, card_id, at);

-- The next contact owed (下次联系): one open one for each open card.
create table sales.next_contacts (
    store_id      int         not null,
    id            uuid        not null,
    card_id       uuid        not null,
    consultant_id uuid        not null,
    due_on        date        not null,
    due_at        timestamptz not null,
    made_at       timestamptz not null,
    made_by       uuid        not null,
    contact_id    uuid,
    dropped_at    timestamptz,
    primary key (store_id, id),
    foreign key (store_id, card_id) references sales.cards (store_id, id),
    foreign key (store_id, contact_id) references sales.contacts (store_id, id)
);
create unique index one_next_contact_per_card on sales.next_contacts (store_id, card_id) where contact_id is null and dropped_at is null;

-- Each time a card changed hands (交接).
create table sales.card_moves (
    store_id    int         not null,
    card_id     uuid        not null,
    sheet_id    uuid        not null, -- the hand-over sheet
    from_person uuid        not null,
    to_person   uuid        not null,
    at          timestamptz not null,
    primary key (store_id, card_id, sheet_id),
    foreign key (store_id, card_id) references sales.cards (store_id, id)
);

-- The card of whoever came, once he left his number or was known by it. No foreign key: the card points to the visit it was opened from,
-- and rows that point at each other can be deleted in no order.
alter table sales.visits add column card_id uuid;
create index visits_of_card on sales.visits (store_id, card_id);
