--liquibase formatted sql

--changeset aimixup:payments-1 splitStatements:false
-- The inbox of payment services. Facts are sealed, and dropped some time after an event has ended;
-- what is left has ids, dates and a code.
create table payment_event (
    source text not null,
    id text not null,
    type text not null,
    occurred_at timestamptz not null,
    received_at timestamptz not null,
    facts bytea,
    state text not null default 'WAITING'
        check (state in ('WAITING', 'APPLIED', 'IGNORED', 'STUCK')),
    tries int not null default 0,
    next_try_at timestamptz not null,
    note text,
    primary key (source, id),
    check (facts is not null or state in ('APPLIED', 'IGNORED'))
);
create index payment_event_due on payment_event (next_try_at) where state = 'WAITING';
create index payment_event_received on payment_event (received_at, id);

-- Whom an event turned out to be about.
create table payment_event_account (
    account_id uuid not null,
    source text not null,
    event_id text not null,
    primary key (account_id, source, event_id)
);
create index payment_event_account_event on payment_event_account (source, event_id);

create table checkout (
    account_id uuid not null,
    id uuid not null,
    product text not null,
    quantity bigint not null check (quantity > 0),
    shop text,
    transaction text,
    url bytea,
    created_at timestamptz not null,
    primary key (account_id, id)
);
create unique index checkout_transaction on checkout (shop, transaction);

create table purchase (
    account_id uuid not null,
    id uuid not null,
    shop text not null,
    transaction text not null,
    product text not null,
    quantity bigint not null check (quantity > 0),
    credits_micros bigint not null check (credits_micros > 0),
    paid_minor bigint,
    currency text,
    subscription text,
    bought_at timestamptz not null,
    primary key (account_id, id)
);
-- Across accounts: no second person gets anything for the same payment.
create unique index purchase_transaction on purchase (shop, transaction);
create index purchase_time on purchase (account_id, bought_at, id);

create table refund (
    account_id uuid not null,
    id uuid not null,
    purchase_id uuid not null,
    taken_micros bigint not null check (taken_micros >= 0),
    owed_micros bigint not null check (owed_micros >= 0),
    at timestamptz not null,
    reversed_by text,
    reversed_at timestamptz,
    primary key (account_id, id),
    foreign key (account_id, purchase_id) references purchase
);
create index refund_purchase on refund (account_id, purchase_id);

create table subscription (
    account_id uuid not null,
    shop text not null,
    reference text not null,
    product text,
    state text not null,
    ends_at timestamptz,
    cancels_at timestamptz,
    told_at timestamptz not null,
    primary key (account_id, shop, reference)
);
create unique index subscription_reference on subscription (shop, reference);

create table debt (
    account_id uuid not null,
    id uuid not null,
    amount_micros bigint not null check (amount_micros > 0),
    state text not null default 'OPEN' check (state in ('OPEN', 'WAIVED', 'CLEARED')),
    at timestamptz not null,
    ended_at timestamptz,
    primary key (account_id, id)
);
create index debt_open on debt (at, id) where state = 'OPEN';

-- Records of payments are added to and never taken back.
grant select, insert, update (facts, state, tries, next_try_at, note)
    on payment_event to aimixup_app;
grant select, insert on payment_event_account to aimixup_app;
grant select, insert, delete, update (shop, transaction, url) on checkout to aimixup_app;
grant select, insert on purchase to aimixup_app;
grant select, insert, update (reversed_by, reversed_at) on refund to aimixup_app;
grant select, insert, update on subscription to aimixup_app;
grant select, insert, update (state, ended_at) on debt to aimixup_app;
grant select on payment_event, payment_event_account, checkout, purchase, refund, subscription, debt
    to aimixup_readonly;

--changeset aimixup:payments-2 splitStatements:false
-- Why a person let a debt go: a code.
alter table debt add column reason text check (reason ~ '^[a-z0-9-]{1,40}$');
grant update (reason) on debt to aimixup_app;
