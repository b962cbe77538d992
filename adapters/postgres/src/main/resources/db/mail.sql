--liquibase formatted sql

--changeset aimixup:mail-1 splitStatements:false
alter table account
    add column language text not null default 'ENGLISH'
        check (language in ('ENGLISH', 'PORTUGUESE')),
    add column verified boolean not null default false;

-- recipient and token are sealed. A mail is here until it is on its way.
create table mail_outbox (
    account_id uuid not null,
    id uuid not null,
    kind text not null,
    language text not null,
    recipient bytea not null,
    token bytea,
    created_at timestamptz not null,
    due_at timestamptz not null,
    attempts int not null default 0,
    primary key (account_id, id)
);
create index mail_outbox_due on mail_outbox (due_at);

-- hash is that of 256 random bits: it tells nothing of the token.
create table mail_token (
    account_id uuid not null,
    hash bytea not null,
    purpose text not null check (purpose in ('VERIFY', 'RESET')),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (account_id, hash)
);

alter table session drop constraint session_end_reason_check;
alter table session add constraint session_end_reason_check check (end_reason in
    ('LOGGED_OUT', 'TOKEN_REUSED', 'LOGGED_OUT_EVERYWHERE', 'PASSWORD_CHANGED',
    'FACTOR_CHANGED'));

grant select, insert, delete, update (due_at, attempts) on mail_outbox to aimixup_app;
grant select, insert, delete on mail_token to aimixup_app;
