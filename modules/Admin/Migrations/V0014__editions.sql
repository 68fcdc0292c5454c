-- A new edition of the document (新版岗位职责), kept as it came.
create table admin.editions (
    store_id   int         not null references admin.stores deferrable initially deferred,
    id         uuid        not null,
    title      text        not null,
    content    bytea       not null,
    file_name  text        not null,
    sha256     bytea       not null,
    skipped    int         not null, -- lines that are no clause
    brought_at timestamptz not null,
    brought_by uuid        not null,
    primary key (store_id, id),
    constraint brought_once unique (store_id, sha256)
);

-- What it says of one clause, against what was in force when it came. Lines never change; what is decided is beside them.
create table admin.edition_lines (
    store_id   int     not null,
    edition_id uuid    not null,
    place      int     not null,
    kind       text    not null check (kind in ('same', 'maker', 'changed', 'moved', 'added', 'removed')),
    code       text,   -- none: no clause in force is like it
    position   text    not null, -- as the edition calls it, or the position's code
    said       text    not null, -- empty: it is not in the edition
    said_en    text    not null,
    was        text    not null, -- empty: it is new
    likeness   numeric(4, 3) not null,
    primary key (store_id, edition_id, place),
    foreign key (store_id, edition_id) references admin.editions (store_id, id),
    constraint new_or_known check ((kind = 'added') = (code is null))
);

create table admin.edition_decisions (
    store_id   int         not null,
    edition_id uuid        not null,
    place      int         not null,
    accepted   boolean     not null,
    since      date        not null,
    english    text        not null,
    at         timestamptz not null,
    by_person  uuid        not null,
    primary key (store_id, edition_id, place),
    foreign key (store_id, edition_id, place) references admin.edition_lines (store_id, edition_id, place)
);

-- The words of each clause that an edition changed, as they hold on a day.
create function admin.words_on(p_store int, p_day date) returns table (code text, zh text, en text, since date, edition_id uuid)
language sql stable as $$
    select distinct on (l.code) l.code, l.said, d.english, d.since, d.edition_id
    from   admin.edition_decisions d
    join   admin.edition_lines l on l.store_id = p_store and l.edition_id = d.edition_id and l.place = d.place
    where  d.store_id = p_store and d.accepted and l.kind in ('maker', 'changed', 'moved') and d.since <= p_day
    order  by l.code, d.since desc, d.at desc
$$;

revoke execute on all functions in schema admin from public;
grant execute on all functions in schema admin to admin_app;
