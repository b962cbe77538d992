--liquibase formatted sql

--changeset aimixup:grants-1 splitStatements:false
-- What the operator gave away. Of each day one row says how much that was in all: whoever grants
-- has it locked.
create table grant_day (
    day date primary key,
    granted_micros bigint not null default 0 check (granted_micros >= 0)
);

create table promotional_grant (
    account_id uuid not null,
    id uuid not null,
    amount_micros bigint not null check (amount_micros > 0),
    reason text not null check (reason ~ '^[a-z0-9-]{1,40}$'),
    at timestamptz not null,
    primary key (account_id, id)
);

grant select, insert, update (granted_micros) on grant_day to aimixup_app;
grant select, insert on promotional_grant to aimixup_app;
grant select on grant_day, promotional_grant to aimixup_readonly;
