--liquibase formatted sql

--changeset aimixup:accounts-1 splitStatements:false
-- name and email are sealed; email_index is a keyed hash of the address.
create table account (
    account_id uuid primary key,
    email_index bytea not null constraint account_email unique,
    email bytea not null,
    name bytea not null,
    password_bcrypt text not null,
    pepper_version int not null,
    policy_version text not null,
    adult_declared_at timestamptz not null,
    created_at timestamptz not null
);

create table consent (
    account_id uuid not null,
    id uuid not null,
    purpose text not null check (purpose in ('MARKETING')),
    given boolean not null,
    text_version text not null,
    at timestamptz not null,
    primary key (account_id, id)
);

grant select, insert, update, delete on account to aimixup_app;
-- Append-only; delete is for erasure.
grant select, insert, delete on consent to aimixup_app;
grant select on consent to aimixup_readonly;
