--liquibase formatted sql

--changeset aimixup:passkeys-1 splitStatements:false
-- name is sealed; credential and public_key are what the authenticator told, and no secrets.
create table passkey (
    account_id uuid not null,
    id uuid not null,
    name bytea not null,
    credential bytea not null,
    public_key bytea not null,
    counter bigint not null,
    syncable boolean not null,
    suspected boolean not null,
    created_at timestamptz not null,
    last_used_at timestamptz,
    primary key (account_id, id),
    constraint passkey_credential unique (credential)
);

-- account_id is all zeros while nobody knows who is there.
create table passkey_challenge (
    account_id uuid not null,
    challenge bytea not null,
    purpose text not null check (purpose in ('ADD', 'SECOND_FACTOR', 'LOG_IN')),
    expires_at timestamptz not null,
    primary key (account_id, challenge)
);
create index passkey_challenge_expiry on passkey_challenge (expires_at);

grant select, insert, delete, update (counter, suspected, last_used_at) on passkey to aimixup_app;
-- update is for locking rows that are removed.
grant select, insert, delete, update on passkey_challenge to aimixup_app;
