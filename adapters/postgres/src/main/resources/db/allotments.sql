--liquibase formatted sql

--changeset aimixup:allotments-1 splitStatements:false
-- Requests of a window that are given out to nodes. Unlogged: after a crash of the server a minute
-- begins anew, and no request waits for the log. subject is a keyed hash; granted is what the last
-- statement gave out.
create unlogged table allotment (
    subject text not null,
    window_number bigint not null,
    most bigint not null,
    taken bigint not null,
    granted bigint not null,
    primary key (subject, window_number)
);
create index allotment_window on allotment (window_number);

grant select, insert, update, delete on allotment to aimixup_app;
