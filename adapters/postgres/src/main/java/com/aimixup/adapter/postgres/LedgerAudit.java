package com.aimixup.adapter.postgres;

import com.aimixup.application.credits.Ledger.Audit;

/** Adds the whole ledger up again, in one statement and so at one moment. */
final class LedgerAudit {
    private static final String SQL = """
            with entries as (
                select account_id, transfer_id, sum(amount_micros) as total, count(*) as legs
                  from ledger_entry group by account_id, transfer_id),
            wallets as (
                select account_id,
                       coalesce(sum(amount_micros) filter (where wallet = 'AVAILABLE'), 0)
                           as available,
                       coalesce(sum(amount_micros) filter (where wallet = 'HELD'), 0) as held
                  from ledger_entry group by account_id),
            balances as (
                select account_id, coalesce(available, 0) as available,
                       coalesce(held, 0) as held, coalesce(available_micros, 0) as kept_available,
                       coalesce(held_micros, 0) as kept_held
                  from wallets full join ledger_balance using (account_id)),
            parts as (
                select account_id, lot_id, sum(amount_micros) as total
                  from ledger_lot_entry group by account_id, lot_id),
            lots as (
                select credit_lot.account_id, sum(remaining_micros) as remaining,
                       bool_or(remaining_micros <> coalesce(total, 0)) as wrong
                  from credit_lot left join parts
                       on parts.account_id = credit_lot.account_id and lot_id = id
                 group by credit_lot.account_id),
            open_holds as (
                select account_id, sum(limit_micros) as held from credit_hold
                 where closed_at is null group by account_id),
            ends as (
                select account_id, hold_id, count(*) filter (where kind = 'HOLD') as opened,
                       count(*) filter (where kind in ('SETTLE', 'RELEASE')) as closed
                  from ledger_transfer where hold_id is not null group by account_id, hold_id),
            hold_ends as (
                select coalesce(opened, 0) as opened, coalesce(closed, 0) as closed, hold.id,
                       closed_at
                  from ends full join credit_hold hold
                       on hold.account_id = ends.account_id and hold.id = ends.hold_id)
            select (select count(*) from balances) as accounts,
                (select count(*) from ledger_transfer) as transfers,
                (select count(*) from ledger_transfer left join entries
                     on entries.account_id = ledger_transfer.account_id and transfer_id = id
                  where total is distinct from 0 or legs < 2) as unbalanced,
                (select count(*) from balances
                  where available <> kept_available or held <> kept_held) as wrong_balances,
                (select count(*) from balances full join lots using (account_id)
                  where wrong or coalesce(remaining, 0)
                      <> coalesce(kept_available, 0) + coalesce(kept_held, 0)) as wrong_lots,
                (select count(*) from balances where available < 0 or held < 0
                     or kept_available < 0 or kept_held < 0) as overdrawn,
                (select count(*) from balances full join open_holds using (account_id)
                  where coalesce(kept_held, 0) <> coalesce(open_holds.held, 0))
                + (select count(*) from hold_ends where id is null or opened <> 1
                     or closed <> (closed_at is not null)::int) as wrong_holds""";

    private LedgerAudit() {}

    static Audit of(Database database) {
        return database.one(SQL, row -> new Audit(row.number("accounts"), row.number("transfers"),
                row.number("unbalanced"), row.number("wrong_balances"), row.number("wrong_lots"),
                row.number("overdrawn"), row.number("wrong_holds")));
    }
}
