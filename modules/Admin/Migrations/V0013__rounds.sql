-- The store's own version of a checklist (检查表), from a day on; without one the department's proposal holds.
create table admin.checklists (
    store_id     int         not null references admin.stores deferrable initially deferred,
    code         text        not null,
    since        date        not null,
    zones        jsonb       not null,
    safety_hours int         not null check (safety_hours between 1 and 240),
    other_days   int         not null check (other_days between 1 and 60),
    set_at       timestamptz not null,
    set_by       uuid        not null,
    primary key (store_id, code, since)
);

-- A walk through all zones (巡检). It keeps the list as it was; two zones, drawn at its beginning, need a photo.
create table admin.rounds (
    store_id     int         not null references admin.stores deferrable initially deferred,
    id           uuid        not null,
    code         text        not null,
    zones        jsonb       not null,
    drawn        int[]       not null,
    safety_hours int         not null,
    other_days   int         not null,
    begun_at     timestamptz not null,
    by_person    uuid        not null,
    done_at      timestamptz,
    primary key (store_id, id)
);
create index rounds_latest on admin.rounds (store_id, begun_at desc, id desc);
create index rounds_open on admin.rounds (store_id, by_person) where done_at is null;

create table admin.round_zones (
    store_id int         not null,
    round_id uuid        not null,
    zone     int         not null,
    at       timestamptz not null,
    file_id  uuid,
    primary key (store_id, round_id, zone),
    foreign key (store_id, round_id) references admin.rounds (store_id, id)
);

create table admin.defects (
    store_id int         not null,
    id       uuid        not null,
    round_id uuid        not null,
    zone     int         not null,
    item     int         not null,
    words    text        not null,
    file_id  uuid,
    owner_id uuid        not null,
    due_at   timestamptz not null,
    found_at timestamptz not null,
    found_by uuid        not null,
    primary key (store_id, id),
    constraint one_defect_per_item unique (store_id, round_id, zone, item),
    foreign key (store_id, round_id) references admin.rounds (store_id, id)
);
create index defects_latest on admin.defects (store_id, found_at desc, id desc);

create table admin.defect_fixes (
    store_id  int         not null,
    id        uuid        not null,
    defect_id uuid        not null,
    answers   uuid        not null, -- the defect, or the check that it did not pass
    words     text        not null,
    file_id   uuid,
    at        timestamptz not null,
    by_person uuid        not null,
    primary key (store_id, id),
    constraint put_right_once unique (store_id, answers),
    foreign key (store_id, defect_id) references admin.defects (store_id, id)
);
create index fixes_of_defect on admin.defect_fixes (store_id, defect_id, at);

create table admin.defect_checks (
    store_id  int         not null,
    id        uuid        not null,
    defect_id uuid        not null,
    fix_id    uuid        not null,
    passed    boolean     not null,
    words     text        not null,
    due_at    timestamptz, -- of putting it right again
    at        timestamptz not null,
    by_person uuid        not null,
    primary key (store_id, id),
    constraint looked_at_once unique (store_id, fix_id),
    constraint a_failed_check_is_due_again check (passed = (due_at is null)),
    foreign key (store_id, fix_id) references admin.defect_fixes (store_id, id)
);
create index checks_of_defect on admin.defect_checks (store_id, defect_id, at);

-- How each defect stands: open (to be put right), check (to be looked at again), closed; with what is to be answered next, and by when.
create function admin.defects_now(p_store int)
returns table (id uuid, round_id uuid, code text, zone int, item int, zone_zh text, zone_en text, item_zh text, item_en text, safety boolean, words text, file_id uuid,
               owner_id uuid, found_at timestamptz, found_by uuid, state text, answers uuid, due_at timestamptz, closed_at timestamptz, fixed_by uuid)
language sql stable as $$
    select d.id, d.round_id, r.code, d.zone, d.item,
           r.zones -> d.zone -> 'Name' ->> 'Zh', r.zones -> d.zone -> 'Name' ->> 'En',
           r.zones -> d.zone -> 'Items' -> d.item -> 'Name' ->> 'Zh', r.zones -> d.zone -> 'Items' -> d.item -> 'Name' ->> 'En',
           (r.zones -> d.zone -> 'Items' -> d.item ->> 'Safety')::boolean, d.words, d.file_id, d.owner_id, d.found_at, d.found_by,
           case when f.id is null or c.passed = false then 'open' when c.id is null then 'check' else 'closed' end,
           case when f.id is null then d.id when c.id is null then f.id when not c.passed then c.id end,
           case when f.id is null then d.due_at when c.passed = false then c.due_at end,
           case when c.passed then c.at end,
           f.by_person
    from   admin.defects d
    join   admin.rounds r on r.store_id = p_store and r.id = d.round_id
    left   join lateral (select x.id, x.by_person from admin.defect_fixes x where x.store_id = p_store and x.defect_id = d.id order by x.at desc, x.id desc limit 1) f on true
    left   join admin.defect_checks c on c.store_id = p_store and c.fix_id = f.id
    where  d.store_id = p_store
$$;

revoke execute on all functions in schema admin from public;
grant execute on all functions in schema admin to admin_app;
