--liquibase formatted sql

--changeset aimixup:keys-1 splitStatements:false
-- hash is that of 256 random bits: it tells nothing of the secret. name is sealed.
create table api_key (
    account_id uuid not null,
    id uuid not null,
    name bytea not null,
    hash bytea not null,
    scopes text[] not null,
    addresses text[] not null,
    budget_micros bigint check (budget_micros >= 0),
    spent_micros bigint not null default 0 check (spent_micros >= 0),
    stores boolean not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    last_used_at timestamptz,
    revoked_at timestamptz,
    primary key (account_id, id)
);
create index api_key_time on api_key (account_id, created_at, id);

-- What keys hold now: a row that outlives its hold counts for nothing.
create table api_key_hold (
    account_id uuid not null,
    hold_id uuid not null,
    api_key_id uuid not null,
    primary key (account_id, hold_id),
    foreign key (account_id, api_key_id) references api_key on delete cascade
);
create index api_key_hold_key on api_key_hold (account_id, api_key_id);

grant select, insert, delete, update (spent_micros, last_used_at, revoked_at) on api_key
    to aimixup_app;
grant select, insert, delete on api_key_hold to aimixup_app;
grant select (account_id, id, scopes, budget_micros, spent_micros, stores, created_at, expires_at,
    last_used_at, revoked_at) on api_key to aimixup_readonly;
grant select on api_key_hold to aimixup_readonly;
