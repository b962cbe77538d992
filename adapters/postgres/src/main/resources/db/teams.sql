--liquibase formatted sql

--changeset aimixup:teams-1 splitStatements:false
-- slug, name and instructions are sealed; slug_mark is a hash of the slug under a key of the
-- account.
create table team (
    account_id uuid not null,
    id uuid not null,
    slug bytea not null,
    slug_mark bytea not null,
    name bytea not null,
    mix text not null,
    rounds int not null,
    version bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (account_id, id),
    constraint team_slug unique (account_id, slug_mark)
);
create index team_time on team (account_id, created_at, id);

create table team_agent (
    account_id uuid not null,
    id uuid not null,
    team_id uuid not null,
    position int not null,
    name bytea not null,
    provider text not null,
    model text not null,
    instructions bytea not null,
    temperature double precision,
    output_tokens_max int not null,
    primary key (account_id, id),
    foreign key (account_id, team_id) references team on delete cascade
);
create index team_agent_team on team_agent (account_id, team_id);
alter table team_agent alter column instructions set storage external;

grant select, insert, update, delete on team, team_agent to aimixup_app;
