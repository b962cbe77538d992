--liquibase formatted sql

--changeset aimixup:vault-1 splitStatements:false
create table master_key (
    version int primary key,
    state text not null check (state in ('ACTIVE', 'RETIRING', 'DESTROYED')),
    check_value bytea not null
);

create table system_secret (
    purpose text primary key,
    master_version int not null references master_key,
    wrapped bytea not null
);

create table account_key (
    account_id uuid primary key,
    master_version int not null references master_key,
    wrapped bytea not null
);
create index account_key_master on account_key (master_version, account_id);

-- The vault rotates while the server runs, so the running program may change keys.
grant select, insert, update (state) on master_key to aimixup_app;
grant select, insert, update (master_version, wrapped) on system_secret to aimixup_app;
grant select, insert, delete, update (master_version, wrapped) on account_key to aimixup_app;
