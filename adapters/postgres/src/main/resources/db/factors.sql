--liquibase formatted sql

--changeset aimixup:factors-1 splitStatements:false
-- secret is sealed. last_step is that of the last code that was used.
create table second_factor (
    account_id uuid primary key,
    secret bytea not null,
    confirmed boolean not null,
    last_step bigint not null,
    failures int not null,
    failed_at timestamptz not null
);

-- hash is that of 80 random bits.
create table recovery_code (
    account_id uuid not null,
    hash bytea not null,
    primary key (account_id, hash)
);

grant select, insert, update, delete on second_factor to aimixup_app;
grant select, insert, delete on recovery_code to aimixup_app;
