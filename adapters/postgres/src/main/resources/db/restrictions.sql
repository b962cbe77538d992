--liquibase formatted sql

--changeset aimixup:restrictions-1 splitStatements:false
-- An account that is not here is active. reason is a code.
create table account_restriction (
    account_id uuid primary key,
    reason text not null,
    since timestamptz not null
);

grant select, insert, delete on account_restriction to aimixup_app;
