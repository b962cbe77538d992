--liquibase formatted sql

--changeset aimixup:disclosures-1 splitStatements:false
-- One row for each call of a provider; what was said in it is not here. It outlives its
-- conversation, because the data that went out may.
create table disclosure (
    account_id uuid not null,
    id uuid not null,
    conversation_id uuid not null,
    provider text not null,
    model text not null,
    recipient text not null,
    country text not null,
    categories text not null,
    bytes bigint not null check (bytes >= 0),
    at timestamptz not null,
    basis text not null,
    primary key (account_id, id)
);
create index disclosure_time on disclosure (account_id, at, id);

-- Append-only; delete is for erasure.
grant select, insert, delete on disclosure to aimixup_app;
grant select on disclosure to aimixup_readonly;

--changeset aimixup:disclosures-2 splitStatements:false
-- Pictures are asked for outside of any conversation, too.
alter table disclosure alter column conversation_id drop not null;
