--liquibase formatted sql

--changeset aimixup:prices-1 splitStatements:false
create table tariff (
    provider text not null,
    model text not null,
    valid_from timestamptz not null,
    primary key (provider, model, valid_from)
);

create table price (
    provider text not null,
    model text not null,
    valid_from timestamptz not null,
    unit text not null check (unit in ('INPUT', 'IMAGE_INPUT', 'CACHED_INPUT', 'CACHE_WRITE',
        'CACHE_WRITE_LONG', 'OUTPUT', 'REASONING', 'IMAGE_OUTPUT', 'IMAGE')),
    micros_per_million bigint not null check (micros_per_million >= 0),
    primary key (provider, model, valid_from, unit),
    foreign key (provider, model, valid_from) references tariff
);

grant select, insert on tariff, price to aimixup_app;
grant select on tariff, price to aimixup_readonly;

--changeset aimixup:prices-2 splitStatements:false
-- The sandbox has prices so that a newcomer sees a bill: 0.002 credits a token read, 0.008 a token
-- written, half a credit an image. Its model "unpriced" stays without one, to be refused.
insert into tariff (provider, model, valid_from)
select 'echo', model, timestamptz '2026-01-01 00:00:00+00'
  from unnest(array['fast', 'steady', 'slow', 'reasoning', 'no-usage', 'refuse', 'cut',
      'late-failure', 'rate-limited', 'overloaded', 'bad-credentials', 'too-long', 'endless',
      'runaway', 'silent', 'throws', 'pixels']) as model;
insert into price (provider, model, valid_from, unit, micros_per_million)
select provider, model, valid_from, unit, micros
  from tariff, (values ('INPUT', 2000000000), ('OUTPUT', 8000000000), ('REASONING', 8000000000))
      as listed (unit, micros)
 where provider = 'echo' and model <> 'pixels';
insert into price (provider, model, valid_from, unit, micros_per_million)
select provider, model, valid_from, 'IMAGE', 500000000000
  from tariff where provider = 'echo' and model = 'pixels';

--changeset aimixup:prices-3 splitStatements:false
-- Models in the house cost nothing unless the operator says otherwise: one price for all of them.
insert into tariff (provider, model, valid_from)
values ('local', '*', timestamptz '2026-01-01 00:00:00+00');
insert into price (provider, model, valid_from, unit, micros_per_million)
select 'local', '*', timestamptz '2026-01-01 00:00:00+00', unit, 0
  from unnest(array['INPUT', 'IMAGE_INPUT', 'CACHED_INPUT', 'CACHE_WRITE', 'CACHE_WRITE_LONG',
      'OUTPUT', 'REASONING', 'IMAGE_OUTPUT', 'IMAGE']) as unit;
