--liquibase formatted sql

--changeset aimixup:staff-1 splitStatements:false
create table staff (
    account_id uuid primary key,
    role text not null check (role in ('SUPPORT', 'FINANCE', 'PRIVACY', 'OPERATIONS')),
    since timestamptz not null
);

alter table session add column enrols_only boolean not null default false;
alter table session drop constraint session_end_reason_check;
alter table session add constraint session_end_reason_check check (end_reason in
    ('LOGGED_OUT', 'TOKEN_REUSED', 'LOGGED_OUT_EVERYWHERE', 'PASSWORD_CHANGED',
    'FACTOR_CHANGED', 'ROLE_CHANGED'));

grant select, insert, update, delete on staff to aimixup_app;
