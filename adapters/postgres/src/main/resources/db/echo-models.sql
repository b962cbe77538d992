--liquibase formatted sql

--changeset aimixup:echo-models-1 splitStatements:false
-- At the prices of its sisters: one tells what it was handed, one takes no pictures.
insert into tariff (provider, model, valid_from)
select 'echo', model, timestamptz '2026-01-01 00:00:00+00'
  from unnest(array['observer', 'blind']) as model;
insert into price (provider, model, valid_from, unit, micros_per_million)
select provider, model, valid_from, unit, micros
  from tariff, (values ('INPUT', 2000000000), ('OUTPUT', 8000000000), ('REASONING', 8000000000))
      as listed (unit, micros)
 where provider = 'echo' and model in ('observer', 'blind');
