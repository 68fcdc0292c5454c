-- The order itself says who looks after it now; each time it changed hands (交接) is a row.
create table sales.order_moves (
    store_id    int         not null,
    order_id    uuid        not null,
    sheet_id    uuid        not null, -- the hand-over sheet
    from_person uuid        not null,
    to_person   uuid        not null,
    at          timestamptz not null,
    primary key (store_id, order_id, sheet_id),
    foreign key (store_id, order_id) references sales.orders (store_id, id)
);
create index orders_of_consultant on sales.orders (store_id, consultant_id);
