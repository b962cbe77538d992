--liquibase formatted sql

--changeset aimixup:images-1 splitStatements:false
-- prompt is sealed. Of a job that was removed the id stays, so that nothing else can have it.
create table image_job (
    account_id uuid not null,
    id uuid not null,
    state text not null
        check (state in ('WAITING', 'DRAWING', 'COMPLETED', 'FAILED', 'REMOVED')),
    provider text,
    model text,
    prompt bytea,
    count int,
    size text,
    quality text,
    created_at timestamptz not null,
    started_at timestamptz,
    drawn int,
    failure text,
    usage jsonb,
    charged_micros bigint,
    estimated boolean,
    ended_at timestamptz,
    lease_node uuid not null,
    lease_until timestamptz not null,
    primary key (account_id, id),
    constraint image_job_order check (case when state = 'REMOVED'
        then num_nonnulls(provider, model, prompt, count, size, quality, usage) = 0
        else num_nulls(provider, model, prompt, count, usage, charged_micros, estimated) = 0 end)
);
create index image_job_time on image_job (account_id, created_at, id);
create index image_job_lease on image_job (lease_until) where state in ('WAITING', 'DRAWING');
alter table image_job alter column prompt set storage external;

-- No reference to file: a file may be deleted, and its job says then that there was one.
create table image_picture (
    account_id uuid not null,
    job_id uuid not null,
    position int not null,
    file_id uuid not null,
    media_type text not null,
    size bigint not null,
    primary key (account_id, job_id, position),
    foreign key (account_id, job_id) references image_job on delete cascade
);

-- Where a drawn file comes from; prompt is sealed. It goes with the file.
create table provenance (
    account_id uuid not null,
    file_id uuid not null,
    job_id uuid,
    message_id uuid,
    provider text not null,
    model text not null,
    prompt bytea not null,
    charged_micros bigint not null,
    primary key (account_id, file_id),
    foreign key (account_id, file_id) references file on delete cascade,
    constraint provenance_source check (num_nonnulls(job_id, message_id) = 1)
);
alter table provenance alter column prompt set storage external;

grant select, insert, update, delete on image_job to aimixup_app;
grant select, insert, delete on image_picture, provenance to aimixup_app;
grant select (account_id, id, state, provider, model, count, size, quality, created_at, started_at,
    drawn, failure, usage, charged_micros, estimated, ended_at) on image_job to aimixup_readonly;
grant select on image_picture to aimixup_readonly;
grant select (account_id, file_id, job_id, message_id, provider, model, charged_micros)
    on provenance to aimixup_readonly;

--changeset aimixup:images-2 splitStatements:false
-- As the sandbox's "pixels".
insert into tariff (provider, model, valid_from)
select 'echo', model, timestamptz '2026-01-01 00:00:00+00'
  from unnest(array['slow-pixels', 'no-pixels']) as model;
insert into price (provider, model, valid_from, unit, micros_per_million)
select provider, model, valid_from, 'IMAGE', 500000000000
  from tariff where provider = 'echo' and model in ('slow-pixels', 'no-pixels');
