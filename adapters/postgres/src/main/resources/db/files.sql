--liquibase formatted sql

--changeset aimixup:files-1 splitStatements:false
-- The bytes lie elsewhere, sealed. fingerprint is a hash under a key of the account.
create table file_object (
    account_id uuid not null,
    id uuid not null,
    fingerprint bytea not null,
    size bigint not null check (size >= 0),
    primary key (account_id, id),
    constraint file_object_bytes unique (account_id, fingerprint)
);
-- For the sweep, which does not know whose an object is.
create unique index file_object_id on file_object (id);

-- name is sealed.
create table file (
    account_id uuid not null,
    id uuid not null,
    object_id uuid not null,
    name bytea not null,
    media_type text not null,
    created_at timestamptz not null,
    primary key (account_id, id),
    foreign key (account_id, object_id) references file_object
);
create index file_time on file (account_id, created_at, id);
create index file_of_object on file (account_id, object_id);

grant select, insert, delete on file_object, file to aimixup_app;
grant select (account_id, id, size) on file_object to aimixup_readonly;
grant select (account_id, id, object_id, media_type, created_at) on file to aimixup_readonly;
