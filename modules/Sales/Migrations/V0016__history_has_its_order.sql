-- What ended is read from its end, by month and by card, without reading all of it.
create index cards_ended on sales.cards (store_id, closed_at, id) where closed_at is not null;
create index cards_by_opening on sales.cards (store_id, opened_at);
create index next_contacts_of_card on sales.next_contacts (store_id, card_id);
