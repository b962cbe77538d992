--liquibase formatted sql

--changeset aimixup:credits-1 splitStatements:false
-- Double entry. The program adds transfers with their entries and nothing else; what follows from
-- them (balances, what is left of a lot) is done here, and what does not balance is refused here.
create table ledger_transfer (
    account_id uuid not null,
    id uuid not null,
    kind text not null
        check (kind in ('GRANT', 'HOLD', 'SETTLE', 'RELEASE', 'EXPIRE', 'REFUND')),
    at timestamptz not null,
    hold_id uuid,
    primary key (account_id, id)
);
create index ledger_transfer_time on ledger_transfer (account_id, at, id);

create table ledger_entry (
    account_id uuid not null,
    transfer_id uuid not null,
    wallet text not null check (wallet in
        ('AVAILABLE', 'HELD', 'SOLD', 'GRANTED', 'CONSUMED', 'REFUNDED', 'EXPIRED')),
    amount_micros bigint not null constraint entry_is_not_zero check (amount_micros <> 0),
    primary key (account_id, transfer_id, wallet),
    foreign key (account_id, transfer_id) references ledger_transfer
);

create table credit_lot (
    account_id uuid not null,
    id uuid not null,
    source text not null check (source in ('PROMOTIONAL', 'SUBSCRIPTION', 'PURCHASED')),
    granted_micros bigint not null check (granted_micros > 0),
    remaining_micros bigint not null default 0 constraint lot_is_in_range
        check (remaining_micros between 0 and granted_micros),
    expires_at timestamptz,
    created_at timestamptz not null,
    primary key (account_id, id)
) with (fillfactor = 70);

create table ledger_lot_entry (
    account_id uuid not null,
    transfer_id uuid not null,
    lot_id uuid not null,
    amount_micros bigint not null constraint lot_entry_is_not_zero check (amount_micros <> 0),
    primary key (account_id, transfer_id, lot_id),
    foreign key (account_id, transfer_id) references ledger_transfer,
    foreign key (account_id, lot_id) references credit_lot
);

-- One row an account, changed by every hold and settlement: half-empty pages let it be rewritten in
-- place. The program may change "lockable" and no other column, which is what lets it lock the row.
create table ledger_balance (
    account_id uuid primary key,
    available_micros bigint not null constraint available_is_not_negative
        check (available_micros >= 0),
    held_micros bigint not null constraint held_is_not_negative check (held_micros >= 0),
    lockable boolean not null default true check (lockable)
) with (fillfactor = 50);

create table credit_hold (
    account_id uuid not null,
    id uuid not null,
    limit_micros bigint not null check (limit_micros > 0),
    expires_at timestamptz not null,
    opened_at timestamptz not null,
    closed_at timestamptz,
    primary key (account_id, id)
);
create index credit_hold_open on credit_hold (expires_at) where closed_at is null;

--changeset aimixup:credits-2 splitStatements:false
create function ledger_apply_entries() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    change record;
begin
    for change in
        select account_id, sum(amount_micros) as total,
               coalesce(sum(amount_micros) filter (where wallet = 'AVAILABLE'), 0)::bigint
                   as available,
               coalesce(sum(amount_micros) filter (where wallet = 'HELD'), 0)::bigint as held
          from added group by account_id, transfer_id order by account_id
    loop
        if change.total <> 0 then
            raise exception 'a transfer does not balance'
                using errcode = 'check_violation', constraint = 'ledger_balances';
        end if;
        continue when change.available = 0 and change.held = 0;
        update ledger_balance set available_micros = available_micros + change.available,
                                  held_micros = held_micros + change.held
         where account_id = change.account_id;
        continue when found;
        -- From zero, not with the amounts: a row that is refused must name its own constraint, and
        -- two first transfers at once must add up.
        insert into ledger_balance (account_id, available_micros, held_micros)
        values (change.account_id, 0, 0) on conflict do nothing;
        update ledger_balance set available_micros = available_micros + change.available,
                                  held_micros = held_micros + change.held
         where account_id = change.account_id;
    end loop;
    return null;
end $$;

create trigger apply_entries after insert on ledger_entry
    referencing new table as added for each statement execute function ledger_apply_entries();

create function ledger_apply_lot_entries() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    update credit_lot set remaining_micros = remaining_micros + change.amount
      from (select account_id, lot_id, sum(amount_micros)::bigint as amount
              from added group by account_id, lot_id) change
     where credit_lot.account_id = change.account_id and credit_lot.id = change.lot_id;
    return null;
end $$;

create trigger apply_lot_entries after insert on ledger_lot_entry
    referencing new table as added for each statement execute function ledger_apply_lot_entries();

-- For everyone, the owner too: a grant given by mistake must not open the books.
create function ledger_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is append-only'
        using errcode = 'insufficient_privilege', constraint = 'ledger_is_append_only';
end $$;

create trigger append_only before update or delete on ledger_transfer
    for each row execute function ledger_is_append_only();
create trigger append_only before update or delete on ledger_entry
    for each row execute function ledger_is_append_only();
create trigger append_only before update or delete on ledger_lot_entry
    for each row execute function ledger_is_append_only();
create trigger append_only_whole before truncate on ledger_transfer
    for each statement execute function ledger_is_append_only();
create trigger append_only_whole before truncate on ledger_entry
    for each statement execute function ledger_is_append_only();
create trigger append_only_whole before truncate on ledger_lot_entry
    for each statement execute function ledger_is_append_only();

--changeset aimixup:credits-3 splitStatements:false
grant select, insert on ledger_transfer, ledger_entry, ledger_lot_entry to aimixup_app;
grant select, update (lockable) on ledger_balance to aimixup_app;
-- Without remaining_micros: a lot begins empty, and entries fill it.
grant select, insert (account_id, id, source, granted_micros, expires_at, created_at)
    on credit_lot to aimixup_app;
grant select, insert, update (closed_at) on credit_hold to aimixup_app;
grant select on ledger_transfer, ledger_entry, ledger_lot_entry, ledger_balance, credit_lot,
    credit_hold to aimixup_readonly;

--changeset aimixup:credits-4
-- Without a condition on what is left: that changes with every charge, and would be indexed then.
create index credit_lot_expiry on credit_lot (expires_at) where expires_at is not null;
