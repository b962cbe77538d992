--liquibase formatted sql

--changeset aimixup:conversations-1 splitStatements:false
-- title, name, instructions and text are sealed.
create table conversation (
    account_id uuid not null,
    id uuid not null,
    title bytea not null,
    mix text not null,
    rounds int not null,
    head_id uuid,
    version bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (account_id, id)
);
create index conversation_time on conversation (account_id, created_at, id);

create table agent (
    account_id uuid not null,
    id uuid not null,
    conversation_id uuid not null,
    position int not null,
    name bytea not null,
    provider text not null,
    model text not null,
    instructions bytea not null,
    temperature double precision,
    output_tokens_max int not null,
    primary key (account_id, id),
    foreign key (account_id, conversation_id) references conversation on delete cascade
);
create index agent_conversation on agent (account_id, conversation_id);

create table message (
    account_id uuid not null,
    id uuid not null,
    conversation_id uuid not null,
    parent_id uuid,
    turn_id uuid not null,
    agent_id uuid,
    round int,
    state text not null check (state in ('OPEN', 'COMPLETE', 'PARTIAL', 'FAILED')),
    text bytea not null,
    provider text,
    model text,
    end_reason text,
    failed boolean,
    usage jsonb,
    charged_micros bigint,
    estimated boolean,
    created_at timestamptz not null,
    ord bigint generated always as identity,
    primary key (account_id, id),
    foreign key (account_id, conversation_id) references conversation on delete cascade,
    constraint message_author check ((agent_id is null) = (round is null)),
    constraint message_answer check (case when model is null
        then num_nonnulls(provider, failed, usage, charged_micros, estimated) = 0
        else num_nulls(provider, failed, usage, charged_micros, estimated) = 0 end)
);
create index message_conversation on message (account_id, conversation_id, ord);
create index message_turn on message (account_id, turn_id, ord);

create table turn (
    account_id uuid not null,
    id uuid not null,
    conversation_id uuid not null,
    question_id uuid not null,
    mix text not null,
    rounds int not null,
    state text not null check (state in ('RUNNING', 'COMPLETED', 'CANCELLED', 'INTERRUPTED')),
    reason text,
    started_at timestamptz not null,
    ended_at timestamptz,
    lease_node uuid not null,
    lease_until timestamptz not null,
    primary key (account_id, id),
    constraint turn_question unique (account_id, question_id),
    foreign key (account_id, conversation_id) references conversation on delete cascade
);
create unique index turn_running on turn (account_id, conversation_id) where state = 'RUNNING';
create index turn_lease on turn (lease_until) where state = 'RUNNING';

-- Ciphertext does not compress.
alter table message alter column text set storage external;
alter table agent alter column instructions set storage external;

grant select, insert, update, delete on conversation, agent, message, turn to aimixup_app;
grant select (account_id, id, conversation_id, question_id, mix, rounds, state, reason, started_at,
    ended_at) on turn to aimixup_readonly;
grant select (account_id, id, conversation_id, turn_id, state, provider, model, end_reason, failed,
    usage, charged_micros, estimated, created_at) on message to aimixup_readonly;
