-- What is still open stays few while history grows: it is found without reading history.
create index leads_unanswered on sales.leads (store_id, due_at, id) where answered_at is null and closed_at is null;
create index cards_still_open on sales.cards (store_id, consultant_id) where closed_at is null;
