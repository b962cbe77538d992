--liquibase formatted sql

--changeset aimixup:receipts-1 splitStatements:false
-- What each charge was for. prices has the unit prices of the tariff that began at prices_from.
create table credit_receipt (
    account_id uuid not null,
    hold_id uuid not null,
    work text not null
        check (work in ('ANSWER', 'TITLE', 'COMPLETION', 'PICTURES', 'EARLIER')),
    subject_id uuid not null,
    conversation_id uuid,
    agent_id uuid,
    provider text not null,
    model text not null,
    prices_from timestamptz,
    prices jsonb not null,
    units jsonb not null,
    estimated boolean not null,
    charged_micros bigint not null check (charged_micros > 0),
    at timestamptz not null,
    primary key (account_id, hold_id),
    foreign key (account_id, hold_id) references credit_hold
);
create index credit_receipt_time on credit_receipt (account_id, at);

insert into credit_receipt (account_id, hold_id, work, subject_id, provider, model, prices, units,
    estimated, charged_micros, at)
select transfer.account_id, hold_id, 'EARLIER', hold_id, 'unknown', 'unknown', '{}', '{}', true,
       amount_micros, at
  from ledger_transfer transfer join ledger_entry entry
       on entry.account_id = transfer.account_id and transfer_id = transfer.id
 where wallet = 'CONSUMED' and hold_id is not null;

-- Append-only; delete is for erasure.
grant select, insert, delete on credit_receipt to aimixup_app;
grant select on credit_receipt to aimixup_readonly;
