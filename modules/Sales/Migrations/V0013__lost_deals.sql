-- A customer whose card ended and who has one again (战败回流): the card that ended before.
alter table sales.cards add column revived_from uuid;
alter table sales.cards add foreign key (store_id, revived_from) references sales.cards (store_id, id);
create index cards_revived_from on sales.cards (store_id, revived_from) where revived_from is not null;
create index cards_of_customer on sales.cards (store_id, customer_id);

-- 战败申请: whoever looks after a customer says that he is lost, puts it off or cannot be reached, and why; a supervisor decides.
create table sales.lost_applications (
    store_id      int         not null,
    id            uuid        not null,
    card_id       uuid        not null,
    consultant_id uuid        not null, -- who looked after him
    kind          text        not null check (kind in ('lost', 'frozen', 'out-of-contact')),
    reason        text        not null,
    rival         text,                 -- brand and model he takes instead
    note          text        not null,
    again_on      date,                 -- put off until
    level         text        not null, -- before
    contact_id    uuid,                 -- the last contact: the evidence
    applied_at    timestamptz not null,
    applied_by    uuid        not null,
    decided_at    timestamptz,
    decided_by    uuid,
    approved      boolean,
    decided_why   text,
    thawed_at     timestamptz,          -- the day it was put off to came
    primary key (store_id, id),
    foreign key (store_id, card_id) references sales.cards (store_id, id),
    foreign key (store_id, contact_id) references sales.contacts (store_id, id),
    constraint decided_by_somebody check ((decided_at is null) = (approved is null) and (decided_at is null) = (decided_by is null)),
    constraint put_off_to_a_day check ((kind = 'frozen') = (again_on is not null))
);
create unique index one_open_application_per_card on sales.lost_applications (store_id, card_id) where decided_at is null;
create index lost_applications_latest on sales.lost_applications (store_id, applied_at desc, id desc);
create index lost_applications_of_card on sales.lost_applications (store_id, card_id);

-- 战败回访: some of the lost are called once more, by somebody else than who lost them.
create table sales.lost_calls (
    store_id       int         not null,
    id             uuid        not null,
    application_id uuid        not null,
    drawn_at       timestamptz not null,
    opens_at       timestamptz not null,
    due_at         timestamptz not null,
    called_at      timestamptz,
    called_by      uuid,
    how            text        check (how in ('confirmed', 'other-reason', 'comes-back', 'not-reached')),
    reason         text,                 -- the one he gave himself
    note           text,
    primary key (store_id, id),
    constraint called_once_for_a_loss unique (store_id, application_id),
    foreign key (store_id, application_id) references sales.lost_applications (store_id, id)
);

-- How many of a hundred lost customers are called once more.
create table sales.lost_call_shares (
    store_id       int         not null,
    effective_from date        not null,
    percent        int         not null check (percent between 0 and 100),
    set_at         timestamptz not null,
    set_by         uuid        not null,
    primary key (store_id, effective_from)
);
