--liquibase formatted sql

--changeset aimixup:answers-1 splitStatements:false
-- key and request are fingerprints under the account's key; headers and body are sealed, and null
-- only within the transaction that answers.
create table kept_answer (
    account_id uuid not null,
    key bytea not null,
    request bytea not null,
    created_at timestamptz not null,
    status int,
    headers bytea,
    body bytea,
    primary key (account_id, key)
);
create index kept_answer_age on kept_answer (created_at);

grant select, insert, update, delete on kept_answer to aimixup_app;
