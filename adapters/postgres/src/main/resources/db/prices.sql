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
