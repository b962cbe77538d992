--liquibase formatted sql

--changeset aimixup:mixes-1 splitStatements:false
-- Who leads, and when a turn stops; what each agent was asked to do, and how much it was shown.
alter table conversation
    add column lead int not null default 1,
    add column until_agreed boolean not null default false,
    add column time_limit_seconds int;
alter table turn
    add column lead int not null default 1,
    add column until_agreed boolean not null default false,
    add column time_limit_seconds int;
alter table team
    add column lead int not null default 1,
    add column until_agreed boolean not null default false,
    add column time_limit_seconds int;
alter table message
    add column task text,
    add column left_out int,
    add column shown_tokens bigint;
update message set task = 'ANSWER', left_out = 0, shown_tokens = 0 where model is not null;
alter table message add constraint message_brief check (case when model is null
    then num_nonnulls(task, left_out, shown_tokens) = 0
    else num_nulls(task, left_out, shown_tokens) = 0 end);
grant select (lead, until_agreed, time_limit_seconds) on turn to aimixup_readonly;
grant select (task, left_out, shown_tokens) on message to aimixup_readonly;
