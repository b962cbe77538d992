--liquibase formatted sql

--changeset aimixup:access-1 splitStatements:false
create table session (
    account_id uuid not null,
    id uuid not null,
    created_at timestamptz not null,
    last_used_at timestamptz not null,
    ended_at timestamptz,
    end_reason text check (end_reason in ('LOGGED_OUT', 'TOKEN_REUSED')),
    primary key (account_id, id),
    check ((ended_at is null) = (end_reason is null))
);

-- hash is that of 256 random bits: it tells nothing of the token.
create table refresh_token (
    account_id uuid not null,
    session_id uuid not null,
    hash bytea not null,
    issued_at timestamptz not null,
    spent_at timestamptz,
    primary key (account_id, session_id, hash),
    foreign key (account_id, session_id) references session on delete cascade
);
create unique index refresh_token_current on refresh_token (account_id, session_id)
    where spent_at is null;

grant select, insert, delete, update (last_used_at, ended_at, end_reason) on session
    to aimixup_app;
grant select, insert, delete, update (spent_at) on refresh_token to aimixup_app;
