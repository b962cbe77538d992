--liquibase formatted sql

--changeset aimixup:shop-changes-1 splitStatements:false
-- What the shop still has to be told; the value itself stands in the account.
create table shop_change (
    account_id uuid not null,
    what text not null check (what in ('EMAIL', 'NAME')),
    noted_at timestamptz not null,
    tries int not null default 0,
    next_try_at timestamptz not null,
    primary key (account_id, what)
);
create index shop_change_time on shop_change (next_try_at);
grant select, insert, update, delete on shop_change to aimixup_app;
grant select on shop_change to aimixup_readonly;

--changeset aimixup:shop-changes-2
-- For what is compared with the shops' own books.
create index purchase_bought on purchase (bought_at);
