--liquibase formatted sql

--changeset aimixup:told-events-1 splitStatements:false
-- What a turn told, some events a row, sealed. No foreign key: one row is written for many turns at
-- once, and must not wait for, or fail with, the removal of one of them. A trigger removes them.
create table told_events (
    account_id uuid not null,
    turn_id uuid not null,
    first bigint not null,
    last bigint not null,
    events bytea not null,
    writer uuid not null,
    primary key (account_id, turn_id, first)
);
alter table told_events alter column events set storage external;
alter table told_events set (autovacuum_vacuum_scale_factor = 0.02);

create function told_events_go_with_turn() returns trigger language plpgsql as $$
begin
    delete from told_events where account_id = old.account_id and turn_id = old.id;
    return old;
end $$;
create trigger told_events_go after delete on turn
    for each row execute function told_events_go_with_turn();

-- Why it is to stop, as whichever node was asked wrote it down.
alter table turn add column stop_reason text;
create index turn_stop on turn (lease_node) where state = 'RUNNING' and stop_reason is not null;

-- For what is told of turns that are over.
create index turn_ended on turn (ended_at) where ended_at is not null;

grant select, insert, update, delete on told_events to aimixup_app;
