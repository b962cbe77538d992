--liquibase formatted sql

--changeset aimixup:spending-1 splitStatements:false
-- What people spend, and the limits that they set. Rows are read and changed by whoever has the
-- account's row of ledger_balance locked.
create table spending_limit (
    account_id uuid not null,
    scope text not null check (scope in ('MONTH', 'CONVERSATION')),
    subject text not null,
    limit_micros bigint not null check (limit_micros > 0),
    primary key (account_id, scope, subject)
);

create table spending (
    account_id uuid not null,
    scope text not null check (scope in ('MONTH', 'CONVERSATION')),
    subject text not null,
    spent_micros bigint not null check (spent_micros >= 0),
    primary key (account_id, scope, subject)
) with (fillfactor = 70);

create table spending_hold (
    account_id uuid not null,
    hold_id uuid not null,
    conversation text not null,
    limit_micros bigint not null check (limit_micros > 0),
    primary key (account_id, hold_id)
);

create table spending_notice (
    account_id uuid not null,
    scope text not null check (scope in ('MONTH', 'CONVERSATION')),
    subject text not null,
    limit_micros bigint not null,
    spent_micros bigint not null,
    at timestamptz not null,
    primary key (account_id, scope, subject, limit_micros)
);

insert into spending (account_id, scope, subject, spent_micros)
select ledger_entry.account_id, 'MONTH', to_char(at at time zone 'UTC', 'YYYY-MM'),
       sum(amount_micros)::bigint
  from ledger_entry join ledger_transfer on ledger_transfer.account_id = ledger_entry.account_id
       and ledger_transfer.id = ledger_entry.transfer_id
 where wallet = 'CONSUMED' group by 1, 3;
insert into spending (account_id, scope, subject, spent_micros)
select account_id, 'CONVERSATION', conversation_id::text, sum(charged_micros)::bigint
  from message where charged_micros > 0 group by 1, 3;

grant select, insert, update, delete on spending_limit, spending, spending_hold, spending_notice
    to aimixup_app;
grant select on spending_limit, spending, spending_hold, spending_notice to aimixup_readonly;
