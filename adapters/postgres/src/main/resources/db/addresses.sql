--liquibase formatted sql

--changeset aimixup:addresses-1 splitStatements:false
alter table account add column version bigint not null default 1;

-- email is sealed; leaving and coming are hashes of 256 random bits.
create table email_change (
    account_id uuid primary key,
    email bytea not null,
    leaving bytea not null,
    coming bytea not null,
    has_left boolean not null,
    has_come boolean not null,
    expires_at timestamptz not null,
    asked int not null,
    counted_from timestamptz not null
);
create index email_change_expiry on email_change (expires_at);

grant select, insert, update, delete on email_change to aimixup_app;
