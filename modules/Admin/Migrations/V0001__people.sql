-- Who works here, in which position, how they sign in and what they may do.
-- Days are the store's own; a span of days holds its first day and not its last: since <= day and (until is null or day < until).

create table admin.stores (
    store_id  int     primary key,
    name      text    not null,
    zone      text    not null, -- IANA, e.g. Asia/Shanghai
    oem_name  text    not null default '', -- the maker (厂家) whose brand the store sells
    language  text    not null default 'zh' check (language in ('zh', 'en')),
    open_days int[]   not null default '{1,2,3,4,5,6,7}', -- ISO weekdays on which the store is open
    is_demo   boolean not null default false,
    opened_at timestamptz not null
);

-- Exceptions from the weekly pattern: holidays, and Sundays worked for them.
create table admin.calendar_days (
    store_id int     not null references admin.stores,
    day      date    not null,
    open     boolean not null,
    note     text    not null default '',
    primary key (store_id, day)
);

create table admin.positions (
    store_id      int  not null references admin.stores,
    code          text not null check (code ~ '^[A-Z][A-Z0-9]{1,7}$'),
    name_zh       text not null,
    name_en       text not null,
    superior_code text,
    department    text not null,
    sort          int  not null default 1000,
    primary key (store_id, code),
    foreign key (store_id, superior_code) references admin.positions (store_id, code) deferrable initially deferred
);

create table admin.people (
    store_id  int  not null references admin.stores,
    id        uuid not null,
    number    text not null, -- 工号
    name      text not null,
    joined_on date not null,
    left_on   date, -- the first day on which he no longer works here
    primary key (store_id, id),
    constraint one_person_per_number unique (store_id, number)
);
create index people_by_name on admin.people (store_id, name);

-- A person may hold several positions, and a position may have several holders.
create table admin.holdings (
    store_id      int  not null,
    person_id     uuid not null,
    position_code text not null,
    since         date not null,
    until         date check (until >= since), -- the first day on which it is no longer held
    primary key (store_id, person_id, position_code, since),
    foreign key (store_id, person_id) references admin.people (store_id, id),
    foreign key (store_id, position_code) references admin.positions (store_id, code)
);
create unique index held_once_at_a_time on admin.holdings (store_id, person_id, position_code) where until is null;
create index holdings_by_position on admin.holdings (store_id, position_code);

create table admin.logins (
    store_id       int  not null,
    person_id      uuid not null,
    login          text not null,
    password_hash  text, -- none: enters through the identity provider, or not at all
    one_time_until timestamptz, -- the password was given by somebody else: change it, and before this
    stamp          text not null, -- changes when all sessions must end
    totp_secret    text, -- protected with the house's keys
    totp_step      bigint not null default 0, -- a code is good once: the last time step used
    primary key (store_id, person_id),
    foreign key (store_id, person_id) references admin.people (store_id, id)
);
-- People sign in before their store is known, so a login is one person's in the whole house.
create unique index one_person_per_login on admin.logins (lower(login));

-- What this store gives or takes beyond what departments declare. No row: as declared.
create table admin.given_rights (
    store_id      int     not null,
    position_code text    not null,
    right_key     text    not null,
    given         boolean not null,
    primary key (store_id, position_code, right_key),
    foreign key (store_id, position_code) references admin.positions (store_id, code)
);

create table admin.tokens (
    store_id     int         not null,
    id           uuid        not null,
    person_id    uuid        not null, -- it may do what he may
    name         text        not null,
    hash         bytea       not null, -- the token itself is shown once and kept nowhere
    only_rights  text[], -- of his rights, only these; none: all
    made_at      timestamptz not null,
    expires_at   timestamptz not null,
    revoked_at   timestamptz,
    last_used_at timestamptz,
    primary key (store_id, id),
    foreign key (store_id, person_id) references admin.people (store_id, id)
);
create unique index one_token_per_hash on admin.tokens (hash);

-- Every attempt at the door. Store 0: the login is nobody's, and what was typed is kept masked, for it may be a password.
create table admin.sign_ins (
    store_id  int         not null,
    id        uuid        not null,
    at        timestamptz not null,
    person_id uuid,
    login     text        not null,
    outcome   text        not null check (outcome in ('entered', 'wrong', 'locked', 'code wanted', 'code wrong', 'new password wanted', 'expired', 'demo', 'provider')),
    address   text        not null default '',
    primary key (store_id, id)
);
create index sign_ins_latest on admin.sign_ins (store_id, at desc);

-- Guesses at a login, whether anybody has it or not, so that a lock-out does not tell which logins exist. Digests only;
-- no store, because none is known yet.
create table admin.attempts (
    login_hash   bytea       primary key,
    failures     int         not null,
    last_at      timestamptz not null,
    locked_until timestamptz
);

-- The door stands before the walls between stores: these few questions run as the owner, who sees all of them.

create function admin.any_store() returns boolean
language sql stable security definer set search_path = '' as $$
    select exists (select 1 from admin.stores)
$$;

-- The demo has no passwords: its door is open to whoever can reach the house, and its people are invented.
create function admin.demo_store() returns int
language sql stable security definer set search_path = '' as $$
    select min(store_id) from admin.stores where is_demo
$$;

-- A caller: a person at work here today, with the positions he holds and what the store changed about their rights.
create type admin.known as (
    store_id int, person_id uuid, name text, positions text[], position_names_zh text[], position_names_en text[],
    given text[], taken text[], demo boolean, store_name text, zone text, only_rights text[]);

create function admin.known_caller(p_store int, p_person uuid, p_only text[], p_now timestamptz) returns setof admin.known
language sql stable security definer set search_path = '' as $$
    with day as (select s.*, (p_now at time zone s.zone)::date as today from admin.stores s where s.store_id = p_store),
    held as (
        select o.code, o.name_zh, o.name_en, o.sort from admin.positions o, day
        where  o.store_id = p_store and exists (
            select 1 from admin.holdings h
            where  h.store_id = p_store and h.person_id = p_person and h.position_code = o.code
              and  h.since <= day.today and (h.until is null or day.today < h.until))),
    changed as (
        select g.position_code || ' ' || g.right_key as pair, g.given from admin.given_rights g
        join   held on held.code = g.position_code where g.store_id = p_store)
    select p.store_id, p.id, p.name,
           coalesce((select array_agg(code order by sort, code) from held), '{}'),
           coalesce((select array_agg(name_zh order by sort, code) from held), '{}'),
           coalesce((select array_agg(name_en order by sort, code) from held), '{}'),
           coalesce((select array_agg(pair) from changed where changed.given), '{}'),
           coalesce((select array_agg(pair) from changed where not changed.given), '{}'),
           day.is_demo, day.name, day.zone, p_only
    from   admin.people p, day
    where  p.store_id = p_store and p.id = p_person and (p.left_on is null or day.today < p.left_on)
$$;

create function admin.session_of(p_store int, p_person uuid, p_stamp text, p_now timestamptz) returns setof admin.known
language sql stable security definer set search_path = '' as $$
    select c.* from admin.logins l, admin.known_caller(p_store, p_person, null, p_now) c
    where  l.store_id = p_store and l.person_id = p_person and l.stamp = p_stamp
$$;

-- Notes the use at most once a minute: a script that asks all day should not write all day.
create function admin.token_of(p_hash bytea, p_now timestamptz) returns setof admin.known
language sql security definer set search_path = '' as $$
    update admin.tokens t set last_used_at = p_now
    where  t.hash = p_hash and t.revoked_at is null and p_now < t.expires_at
      and  (t.last_used_at is null or t.last_used_at < p_now - interval '1 minute');
    select c.* from admin.tokens t, admin.known_caller(t.store_id, t.person_id, t.only_rights, p_now) c
    where  t.hash = p_hash and t.revoked_at is null and p_now < t.expires_at
$$;

create function admin.login_of(p_login text, p_now timestamptz)
returns table (store_id int, person_id uuid, login text, password_hash text, one_time_until timestamptz, stamp text, totp_secret text, totp_step bigint)
language sql stable security definer set search_path = '' as $$
    select l.store_id, l.person_id, l.login, l.password_hash, l.one_time_until, l.stamp, l.totp_secret, l.totp_step
    from   admin.logins l, admin.known_caller(l.store_id, l.person_id, null, p_now)
    where  lower(l.login) = lower(p_login)
$$;

-- Whose these logins are, at whatever store; given and answered in lower case.
create function admin.holders_of_logins(p_logins text[]) returns table (login text, store_id int, person_id uuid)
language sql stable security definer set search_path = '' as $$
    select lower(l.login), l.store_id, l.person_id from admin.logins l where lower(l.login) = any(p_logins)
$$;

create function admin.note_sign_in(p_store int, p_id uuid, p_at timestamptz, p_person uuid, p_login text, p_outcome text, p_address text) returns void
language sql security definer set search_path = '' as $$
    insert into admin.sign_ins (store_id, id, at, person_id, login, outcome, address)
    values (p_store, p_id, p_at, p_person, p_login, p_outcome, p_address)
$$;

-- Closes the race of two people with the same code: only the first moves the step.
create function admin.use_code(p_store int, p_person uuid, p_stamp text, p_step bigint) returns boolean
language sql security definer set search_path = '' as $$
    with used as (
        update admin.logins set totp_step = p_step
        where  store_id = p_store and person_id = p_person and stamp = p_stamp and totp_step < p_step returning 1)
    select exists (select 1 from used)
$$;

-- Somebody who proved a one-time password chooses his own; every session before it ends.
create function admin.choose_password(p_store int, p_person uuid, p_stamp text, p_hash text, p_new_stamp text) returns boolean
language sql security definer set search_path = '' as $$
    with chosen as (
        update admin.logins set password_hash = p_hash, one_time_until = null, stamp = p_new_stamp
        where  store_id = p_store and person_id = p_person and stamp = p_stamp and one_time_until is not null returning 1)
    select exists (select 1 from chosen)
$$;

revoke execute on all functions in schema admin from public;
grant execute on all functions in schema admin to admin_app;
