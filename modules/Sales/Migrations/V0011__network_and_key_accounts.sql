-- 二网考核规则: weights of the monthly assessment (100), grades, and how much deposit covers a car; they hold from a day on.
create table sales.secondary_rules (
    store_id       int            not null,
    effective_from date           not null,
    cover_per_car  numeric(12, 2) not null check (cover_per_car > 0), -- yuan of deposit that one display car takes
    sales          int            not null,
    stock          int            not null,
    discipline     int            not null,
    account        int            not null,
    data           int            not null,
    image          int            not null,
    complaints     int            not null,
    grade_a        int            not null,
    grade_b        int            not null,
    grade_c        int            not null,
    aged_days      int            not null,
    report_hours   int            not null,
    rectify_days   int            not null,
    set_at         timestamptz    not null,
    set_by         uuid           not null,
    primary key (store_id, effective_from),
    constraint weights_are_a_hundred check (sales + stock + discipline + account + data + image + complaints = 100),
    constraint grades_in_order check (100 >= grade_a and grade_a > grade_b and grade_b > grade_c and grade_c > 0)
);

-- 二网档案 and 自然状况: a dealer that shows and sells our cars without being one of the maker's.
create table sales.secondary_dealers (
    store_id     int         not null,
    id           uuid        not null,
    name         text        not null,
    licence_no   text        not null, -- 统一社会信用代码
    owner        text        not null,
    address      text        not null,
    showroom_m2  int,
    yearly_units int,
    other_brands text,
    officer_id   uuid        not null,
    opened_at    timestamptz not null,
    opened_by    uuid        not null,
    started_at   timestamptz, -- agreement and deposit were there
    ended_at     timestamptz,
    ended_by     uuid,
    ended_why    text,
    primary key (store_id, id),
    constraint one_file_per_licence unique (store_id, licence_no),
    constraint ended_by_somebody check ((ended_at is null) = (ended_why is null))
);

-- 合作协议 with 车辆额度: the latest one that began counts.
create table sales.secondary_agreements (
    store_id       int         not null,
    id             uuid        not null,
    dealer_id      uuid        not null,
    number         text        not null,
    valid_from     date        not null,
    valid_to       date        not null,
    car_limit      int         not null check (car_limit between 1 and 200),
    monthly_target int         check (monthly_target between 1 and 999),
    at             timestamptz not null,
    by_person      uuid        not null,
    primary key (store_id, id),
    foreign key (store_id, dealer_id) references sales.secondary_dealers (store_id, id),
    constraint one_agreement_per_number unique (store_id, number),
    constraint agreement_ends_after_it_begins check (valid_to > valid_from)
);
create index secondary_agreements_of_dealer on sales.secondary_agreements (store_id, dealer_id, valid_from);

-- 保证金: paid in is positive, paid back negative; the sum is what the store holds.
create table sales.secondary_deposits (
    store_id   int            not null,
    id         uuid           not null,
    dealer_id  uuid           not null,
    receipt_no text           not null,
    amount     numeric(12, 2) not null check (amount <> 0),
    note       text           not null,
    at         timestamptz    not null,
    by_person  uuid           not null,
    primary key (store_id, id),
    foreign key (store_id, dealer_id) references sales.secondary_dealers (store_id, id),
    constraint one_deposit_per_receipt unique (store_id, receipt_no)
);
create index secondary_deposits_of_dealer on sales.secondary_deposits (store_id, dealer_id);

-- 铺车: a car of ours that stands at a dealer, until it comes back or is sold there.
create table sales.secondary_placements (
    store_id   int         not null,
    id         uuid        not null,
    dealer_id  uuid        not null,
    vehicle_id uuid        not null,
    placed_at  timestamptz not null,
    placed_by  uuid        not null,
    ended_at   timestamptz,
    ended_by   uuid,
    how        text        check (how in ('back', 'sold')),
    why        text,
    primary key (store_id, id),
    foreign key (store_id, dealer_id) references sales.secondary_dealers (store_id, id),
    foreign key (store_id, vehicle_id) references sales.vehicles (store_id, id),
    constraint ended_somehow check ((ended_at is null) = (how is null))
);
create unique index one_dealer_per_car on sales.secondary_placements (store_id, vehicle_id) where ended_at is null;
create index secondary_placements_of_dealer on sales.secondary_placements (store_id, dealer_id, placed_at);

-- 二网销售上报: the handover itself is a delivery of kind 'secondary'.
create table sales.secondary_sales (
    store_id     int         not null,
    placement_id uuid        not null,
    dealer_id    uuid        not null,
    delivery_id  uuid        not null,
    sold_at      timestamptz not null,
    reported_at  timestamptz not null,
    reported_by  uuid        not null,
    in_time      boolean     not null, -- name, phone and VIN came within the hours agreed
    primary key (store_id, placement_id),
    foreign key (store_id, placement_id) references sales.secondary_placements (store_id, id),
    foreign key (store_id, delivery_id) references sales.deliveries (store_id, id)
);
create index secondary_sales_of_dealer on sales.secondary_sales (store_id, dealer_id, sold_at);

-- 超限预警: one open one of a kind for a dealer, until what was wrong is right.
create table sales.secondary_breaches (
    store_id  int         not null,
    id        uuid        not null,
    dealer_id uuid        not null,
    kind      text        not null check (kind in ('over-limit', 'uncovered', 'expired')),
    found_at  timestamptz not null,
    cured_at  timestamptz,
    cured_by  uuid,
    primary key (store_id, id),
    foreign key (store_id, dealer_id) references sales.secondary_dealers (store_id, id)
);
create unique index one_open_breach_of_a_kind on sales.secondary_breaches (store_id, dealer_id, kind) where cured_at is null;

-- A month of a dealer: to be reconciled and assessed.
create table sales.secondary_months (
    store_id   int         not null,
    id         uuid        not null,
    dealer_id  uuid        not null,
    month      date        not null check (extract(day from month) = 1),
    opened_at  timestamptz not null,
    due_at     timestamptz not null,
    dropped_at timestamptz,
    primary key (store_id, id),
    foreign key (store_id, dealer_id) references sales.secondary_dealers (store_id, id),
    constraint one_month_of_a_dealer unique (store_id, dealer_id, month)
);
create index secondary_months_of_month on sales.secondary_months (store_id, month);

-- 月度对账单: drawn up by us with what both say, then signed by both.
create table sales.secondary_reconciliations (
    store_id     int            not null,
    id           uuid           not null,
    month_id     uuid           not null,
    cars_ours    int            not null,
    cars_found   int            not null,
    held_ours    numeric(12, 2) not null, -- the deposit as our books have it
    held_theirs  numeric(12, 2) not null, -- as the dealer's have it
    drawn_at     timestamptz    not null,
    drawn_by     uuid           not null,
    signed_at    timestamptz,
    signed_by    uuid,
    their_signer text,
    primary key (store_id, id),
    foreign key (store_id, month_id) references sales.secondary_months (store_id, id),
    constraint one_reconciliation_of_a_month unique (store_id, month_id),
    constraint signed_by_both check ((signed_at is null) = (their_signer is null) and (signed_at is null) = (signed_by is null))
);

create table sales.secondary_differences (
    store_id          int         not null,
    id                uuid        not null,
    reconciliation_id uuid        not null,
    kind              text        not null check (kind in ('car-missing', 'account')),
    placement_id      uuid,
    found_at          timestamptz not null,
    settled_at        timestamptz,
    settled_by        uuid,
    settled_how       text,
    primary key (store_id, id),
    foreign key (store_id, reconciliation_id) references sales.secondary_reconciliations (store_id, id),
    foreign key (store_id, placement_id) references sales.secondary_placements (store_id, id)
);
create index secondary_differences_of_sheet on sales.secondary_differences (store_id, reconciliation_id);

-- 月度考核表, frozen with the weights of its day.
create table sales.secondary_assessments (
    store_id  int         not null,
    id        uuid        not null,
    month_id  uuid        not null,
    score     int         not null check (score between 0 and 100),
    grade     text        not null check (grade in ('A', 'B', 'C', 'D')),
    note      text        not null,
    at        timestamptz not null,
    by_person uuid        not null,
    primary key (store_id, id),
    foreign key (store_id, month_id) references sales.secondary_months (store_id, id),
    constraint one_assessment_of_a_month unique (store_id, month_id)
);

create table sales.secondary_assessment_lines (
    store_id      int           not null,
    assessment_id uuid          not null,
    item          text          not null,
    weight        int           not null,
    points        numeric(5, 2), -- none: there was nothing to assess, and its weight does not count
    part          int,
    whole         int,
    primary key (store_id, assessment_id, item),
    foreign key (store_id, assessment_id) references sales.secondary_assessments (store_id, id)
);

-- 限期整改 after a C or a first D.
create table sales.secondary_rectifications (
    store_id      int         not null,
    id            uuid        not null,
    dealer_id     uuid        not null,
    assessment_id uuid        not null,
    due_at        timestamptz not null,
    done_at       timestamptz,
    done_by       uuid,
    done_how      text,
    primary key (store_id, id),
    foreign key (store_id, dealer_id) references sales.secondary_dealers (store_id, id),
    foreign key (store_id, assessment_id) references sales.secondary_assessments (store_id, id)
);
create unique index one_open_rectification on sales.secondary_rectifications (store_id, dealer_id) where done_at is null;

-- 终止建议 after two D running, and what was decided.
create table sales.secondary_end_proposals (
    store_id      int         not null,
    id            uuid        not null,
    dealer_id     uuid        not null,
    assessment_id uuid        not null,
    proposed_at   timestamptz not null,
    decided_at    timestamptz,
    decided_by    uuid,
    ends          boolean,
    why           text,
    primary key (store_id, id),
    foreign key (store_id, dealer_id) references sales.secondary_dealers (store_id, id),
    foreign key (store_id, assessment_id) references sales.secondary_assessments (store_id, id)
);
create unique index one_open_end_proposal on sales.secondary_end_proposals (store_id, dealer_id) where decided_at is null;

-- The month of the whole network: every active dealer reconciled with and assessed.
create table sales.secondary_closings (
    store_id  int         not null,
    id        uuid        not null,
    month     date        not null,
    at        timestamptz not null,
    by_person uuid        not null,
    primary key (store_id, id),
    constraint one_closing_of_a_month unique (store_id, month)
);

-- 大客户规则: from how many cars a project is one, how long a filing holds, how often a customer is visited; they hold from a day on.
create table sales.key_rules (
    store_id       int         not null,
    effective_from date        not null,
    entry_units    int         not null check (entry_units between 1 and 999),
    filing_days    int         not null check (filing_days between 1 and 999),
    visit_days     int         not null check (visit_days between 1 and 366),
    set_at         timestamptz not null,
    set_by         uuid        not null,
    primary key (store_id, effective_from)
);

create table sales.key_organisations (
    store_id int         not null,
    id       uuid        not null,
    name     text        not null,
    kind     text        not null,
    added_at timestamptz not null,
    added_by uuid        not null,
    primary key (store_id, id),
    constraint one_organisation_per_name unique (store_id, name)
);

-- 大客户项目: what an organisation may buy, and who wins it.
create table sales.key_projects (
    store_id        int            not null,
    id              uuid           not null,
    number          text           not null,
    organisation_id uuid           not null,
    customer_id     uuid           not null, -- the contact person
    owner_id        uuid           not null,
    decision_chain  text           not null,
    budget          numeric(14, 2),
    tender_on       date,
    competitors     text           not null,
    discount_asked  numeric(12, 2) not null check (discount_asked >= 0), -- yuan a car
    opened_at       timestamptz    not null,
    opened_by       uuid           not null,
    closed_at       timestamptz,
    closed_by       uuid,
    outcome         text           check (outcome in ('done', 'lost', 'dropped')),
    closed_why      text,
    primary key (store_id, id),
    foreign key (store_id, organisation_id) references sales.key_organisations (store_id, id),
    constraint one_number_per_project unique (store_id, number),
    constraint project_closed_with_an_outcome check ((closed_at is null) = (outcome is null))
);
create index key_projects_of_owner on sales.key_projects (store_id, owner_id);
create index key_projects_of_organisation on sales.key_projects (store_id, organisation_id);

create table sales.key_needs (
    store_id   int  not null,
    project_id uuid not null,
    model_code text not null,
    quantity   int  not null check (quantity between 1 and 9999),
    primary key (store_id, project_id, model_code),
    foreign key (store_id, project_id) references sales.key_projects (store_id, id)
);

-- 报备: with the maker, and its answer (通过/不通过) with the policy it grants.
create table sales.key_filings (
    store_id    int         not null,
    id          uuid        not null,
    project_id  uuid        not null,
    number      text        not null,
    proof       text        not null, -- 证明材料
    filed_at    timestamptz not null,
    filed_by    uuid        not null,
    valid_until date        not null,
    answer      text        check (answer in ('passed', 'refused', 'taken')), -- taken: another dealer filed it first
    answered_at timestamptz,
    answered_by uuid,
    policy      numeric(12, 2) check (policy >= 0), -- yuan a car
    remark      text,
    primary key (store_id, id),
    foreign key (store_id, project_id) references sales.key_projects (store_id, id),
    constraint one_filing_per_number unique (store_id, number),
    constraint policy_where_it_passed check ((answer = 'passed') = (policy is not null) or answer is null)
);
create index key_filings_of_project on sales.key_filings (store_id, project_id, filed_at);

-- 超政策审批.
create table sales.key_approvals (
    store_id   int            not null,
    id         uuid           not null,
    project_id uuid           not null,
    discount   numeric(12, 2) not null check (discount > 0),
    why        text           not null,
    asked_at   timestamptz    not null,
    asked_by   uuid           not null,
    decided_at timestamptz,
    decided_by uuid,
    granted    boolean,
    decided_why text,
    primary key (store_id, id),
    foreign key (store_id, project_id) references sales.key_projects (store_id, id),
    constraint nobody_decides_his_own check (decided_by is distinct from asked_by or decided_by is null)
);
create unique index one_open_approval_per_project on sales.key_approvals (store_id, project_id) where decided_at is null;

-- 报价/投标.
create table sales.key_quotes (
    store_id   int            not null,
    id         uuid           not null,
    project_id uuid           not null,
    kind       text           not null check (kind in ('quote', 'tender')),
    discount   numeric(12, 2) not null check (discount >= 0),
    note       text           not null,
    at         timestamptz    not null,
    by_person  uuid           not null,
    primary key (store_id, id),
    foreign key (store_id, project_id) references sales.key_projects (store_id, id)
);
create index key_quotes_of_project on sales.key_quotes (store_id, project_id);

-- 框架合同.
create table sales.key_contracts (
    store_id   int            not null,
    id         uuid           not null,
    project_id uuid           not null,
    number     text           not null,
    quantity   int            not null check (quantity between 1 and 9999),
    discount   numeric(12, 2) not null check (discount >= 0),
    valid_to   date           not null,
    signed_at  timestamptz    not null,
    signed_by  uuid           not null,
    primary key (store_id, id),
    foreign key (store_id, project_id) references sales.key_projects (store_id, id),
    constraint one_contract_per_project unique (store_id, project_id),
    constraint one_contract_per_number unique (store_id, number)
);

-- 批次: orders that fulfil the contract.
create table sales.key_orders (
    store_id   int         not null,
    order_id   uuid        not null,
    project_id uuid        not null,
    batch      int         not null check (batch between 1 and 999),
    at         timestamptz not null,
    by_person  uuid        not null,
    primary key (store_id, order_id),
    foreign key (store_id, order_id) references sales.orders (store_id, id),
    foreign key (store_id, project_id) references sales.key_projects (store_id, id)
);
create index key_orders_of_project on sales.key_orders (store_id, project_id);

-- 拜访/同访 and 维护回访.
create table sales.key_visits (
    store_id   int         not null,
    id         uuid        not null,
    project_id uuid        not null,
    note       text        not null,
    joint      boolean     not null, -- by the sales manager, going along
    at         timestamptz not null,
    by_person  uuid        not null,
    primary key (store_id, id),
    foreign key (store_id, project_id) references sales.key_projects (store_id, id)
);
create index key_visits_of_project on sales.key_visits (store_id, project_id, at);

create table sales.key_visits_owed (
    store_id   int         not null,
    id         uuid        not null,
    project_id uuid        not null,
    due_at     timestamptz not null,
    visit_id   uuid,
    dropped_at timestamptz,
    primary key (store_id, id),
    foreign key (store_id, project_id) references sales.key_projects (store_id, id),
    foreign key (store_id, visit_id) references sales.key_visits (store_id, id)
);
create unique index one_visit_owed_per_project on sales.key_visits_owed (store_id, project_id) where visit_id is null and dropped_at is null;

-- 项目周评审: a note on every project that was open.
create table sales.key_reviews (
    store_id  int         not null,
    id        uuid        not null,
    note      text        not null,
    at        timestamptz not null,
    by_person uuid        not null,
    primary key (store_id, id)
);

create table sales.key_review_notes (
    store_id   int  not null,
    review_id  uuid not null,
    project_id uuid not null,
    note       text not null,
    primary key (store_id, review_id, project_id),
    foreign key (store_id, review_id) references sales.key_reviews (store_id, id),
    foreign key (store_id, project_id) references sales.key_projects (store_id, id)
);
create index key_review_notes_of_project on sales.key_review_notes (store_id, project_id);
