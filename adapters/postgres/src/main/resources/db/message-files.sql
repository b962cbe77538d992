--liquibase formatted sql

--changeset aimixup:message-files-1 splitStatements:false
-- No reference to file: a file may be deleted, and its message says then that there was one.
create table message_file (
    account_id uuid not null,
    message_id uuid not null,
    position int not null,
    file_id uuid not null,
    primary key (account_id, message_id, position),
    foreign key (account_id, message_id) references message on delete cascade
);

grant select, insert, delete on message_file to aimixup_app;
grant select on message_file to aimixup_readonly;
