--liquibase formatted sql

--changeset aimixup:attempts-1 splitStatements:false
-- subject is a keyed hash of an e-mail address, of where somebody came from, or of both.
create table attempt (
    subject text primary key,
    number bigint not null,
    last_at timestamptz not null,
    forget_at timestamptz not null
);
create index attempt_forget on attempt (forget_at);

-- place is a keyed hash of where the person came from.
create table known_place (
    account_id uuid not null,
    place text not null,
    seen_at timestamptz not null,
    primary key (account_id, place)
);
create index known_place_seen on known_place (seen_at);

grant select, insert, update, delete on attempt, known_place to aimixup_app;
