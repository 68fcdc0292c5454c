-- When the store and each of its departments work: weekly hours from a day on, statutory days, exceptions of its own.

-- Department '' is the store itself, its showroom. A department without a row in force works as the store does. A version is
-- not overwritten once its day has come, so what was due last month stays due then.
create table admin.weekly_hours (
    store_id       int     not null references admin.stores deferrable initially deferred,
    department     text    not null,
    effective_from date    not null,
    hours          text[]  not null check (cardinality(hours) = 7 and '' <> any (hours)), -- Monday first: 08:30-12:00,13:30-17:30; '' is a day off
    keeps_holidays boolean not null, -- off on statutory holidays, at work on the days made up for them
    primary key (store_id, department, effective_from)
);
insert into admin.weekly_hours (store_id, department, effective_from, hours, keeps_holidays)
select store_id, '', '2000-01-01', array(select case when d = any (open_days) then '08:30-18:00' else '' end from generate_series(1, 7) as d order by d),
       cardinality(open_days) < 7
from   admin.stores;
alter table admin.stores drop column open_days;

-- The store's own edition of the statutory days, typed or imported: it stands before the one that comes with the product.
create table admin.statutory_days (
    store_id int         not null references admin.stores deferrable initially deferred,
    day      date        not null,
    id       uuid        not null,
    kind     text        not null check (kind in ('holiday', 'workday', 'ordinary')), -- ordinary: neither, whatever the product says
    name     text        not null,
    source   text        not null default '', -- the notice it is taken from
    set_at   timestamptz not null,
    primary key (store_id, day)
);

-- Exceptions may be a department's alone and may have hours of their own.
alter table admin.calendar_days
    add column department text not null default '',
    add column hours text check (hours is null or (open and hours <> '')), -- none: those of the weekday
    drop constraint calendar_days_pkey,
    add primary key (store_id, department, day);

-- Due times are the calendar's since there are working hours.
drop function admin.due_at(text, timestamptz, int, text);
