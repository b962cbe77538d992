--liquibase formatted sql

--changeset aimixup:messages-1 splitStatements:false
alter table conversation add column local_only boolean not null default false;

-- Who said it before it was brought here; sealed.
alter table message add column author_name bytea;
alter table message add constraint message_imported check (author_name is null
    or num_nonnulls(agent_id, model) = 0);

