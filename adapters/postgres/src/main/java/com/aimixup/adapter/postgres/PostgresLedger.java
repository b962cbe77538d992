package com.aimixup.adapter.postgres;

import com.aimixup.application.credits.Ledger;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Balance;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Hold;
import com.aimixup.domain.credits.HoldId;
import com.aimixup.domain.credits.Lot;
import com.aimixup.domain.credits.LotId;
import com.aimixup.domain.credits.Transfer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The ledger. A transfer is one statement whatever it brings, so that the whole of it or nothing
 * happens, and a repeated one nothing; balances and lots follow by triggers ({@code credits.sql}).
 */
public final class PostgresLedger implements Ledger {
    private static final String TRANSFER = """
            with transfer as (
                insert into ledger_transfer (account_id, id, kind, at, hold_id)
                values (?, ?, ?, ?, ?) on conflict do nothing
                returning account_id, id, kind, at, hold_id),
            entries as (
                insert into ledger_entry (account_id, transfer_id, wallet, amount_micros)
                select account_id, id, wallet, amount
                  from transfer, unnest(?::text[], ?::bigint[]) as entry (wallet, amount)),
            lot_entries as (
                insert into ledger_lot_entry (account_id, transfer_id, lot_id, amount_micros)
                select account_id, id, lot, amount
                  from transfer, unnest(?::uuid[], ?::bigint[]) as part (lot, amount)),
            """;
    private static final String COUNT = " select count(*) as n from transfer";
    private static final String POST = TRANSFER + """
            closed as (
                update credit_hold set closed_at = transfer.at from transfer
                 where credit_hold.account_id = transfer.account_id
                   and credit_hold.id = transfer.hold_id and closed_at is null
                   and kind in ('SETTLE', 'RELEASE'))""" + COUNT;
    private static final String GRANT = TRANSFER + """
            lot as (
                insert into credit_lot
                    (account_id, id, source, granted_micros, expires_at, created_at)
                select account_id, ?::uuid, ?, ?, ?::timestamptz, ?::timestamptz
                  from transfer)""" + COUNT;
    private static final String OPEN = TRANSFER + """
            hold as (
                insert into credit_hold (account_id, id, limit_micros, expires_at, opened_at)
                select account_id, hold_id, ?, ?::timestamptz, at from transfer)""" + COUNT;

    private static final String BALANCE =
            "select available_micros, held_micros from ledger_balance where account_id = ?";
    private static final String LOTS = "select id, source, granted_micros, remaining_micros,"
            + " expires_at, created_at from credit_lot where account_id = ?";
    private static final String HOLD = "select account_id, id, limit_micros, expires_at"
            + " from credit_hold where ";

    private final Database database;
    private final LedgerPages pages;

    public PostgresLedger(Database database) {
        this.database = database;
        pages = new LedgerPages(database);
    }

    @Override public Balance lock(AccountId account) {
        return database.first(BALANCE + " for update", PostgresLedger::balance, account.value())
                .orElse(Balance.EMPTY);
    }

    @Override public Balance balance(AccountId account) {
        return database.first(BALANCE, PostgresLedger::balance, account.value())
                .orElse(Balance.EMPTY);
    }

    @Override public List<Lot> lots(AccountId account) {
        return database.list(LOTS + " and remaining_micros > 0", PostgresLedger::lot,
                account.value());
    }

    @Override public Lot lot(AccountId account, LotId lot) {
        return database.one(LOTS + " and id = ?", PostgresLedger::lot, account.value(),
                lot.value());
    }

    @Override public Credits spent(AccountId account, LotId lot) {
        return database.one("""
                select coalesce(-sum(amount_micros), 0)::bigint as spent
                  from ledger_lot_entry entry join ledger_transfer transfer
                       on transfer.account_id = entry.account_id and id = transfer_id
                 where entry.account_id = ? and lot_id = ? and kind = 'SETTLE'""",
                row -> new Credits(row.number("spent")), account.value(), lot.value());
    }

    @Override public boolean post(AccountId account, Transfer transfer) {
        return add(POST, account, transfer);
    }

    @Override public boolean grant(AccountId account, Transfer transfer, Lot lot) {
        return add(GRANT, account, transfer, lot.id().value(), lot.source().name(),
                lot.granted().micros(), lot.expiresAt(), lot.createdAt());
    }

    @Override public boolean open(AccountId account, Transfer transfer, Hold hold) {
        return add(OPEN, account, transfer, hold.limit().micros(), hold.expiresAt());
    }

    private boolean add(String sql, AccountId account, Transfer transfer, Object... more) {
        var parameters = new ArrayList<Object>(List.of(account.value(), transfer.id().value(),
                transfer.kind().name(), transfer.at(), transfer.hold().map(HoldId::value),
                transfer.entries().stream().map(entry -> entry.wallet().name())
                        .toArray(String[]::new),
                transfer.entries().stream().mapToLong(entry -> entry.amount().micros()).toArray(),
                transfer.lots().stream().map(entry -> entry.lot().value()).toArray(UUID[]::new),
                transfer.lots().stream().mapToLong(entry -> entry.amount().micros()).toArray()));
        parameters.addAll(List.of(more));
        return database.<Long>one(sql, row -> row.number("n"), parameters.toArray()) == 1;
    }

    @Override public Optional<Hold> openHold(AccountId account, HoldId hold) {
        return database.first(HOLD + "account_id = ? and id = ? and closed_at is null",
                PostgresLedger::hold, account.value(), hold.value());
    }

    @Override public List<Overdue> overdue(Instant now, int limit) {
        return database.list(HOLD + "closed_at is null and expires_at <= ?"
                + " order by expires_at limit ?",
                row -> new Overdue(new AccountId(row.id("account_id")), hold(row)), now, limit);
    }

    @Override public List<AccountId> withExpired(Instant now, int limit) {
        return database.list("select distinct account_id from credit_lot"
                + " where expires_at <= ? and remaining_micros > 0 limit ?",
                row -> new AccountId(row.id("account_id")), now, limit);
    }

    @Override public List<Transfer> transfers(AccountId account, Optional<Place> after,
            int limit) {
        return pages.transfers(account, after, limit);
    }

    @Override public Audit audit() {
        return LedgerAudit.of(database);
    }

    private static Balance balance(Row row) {
        return new Balance(new Credits(row.number("available_micros")),
                new Credits(row.number("held_micros")));
    }

    private static Lot lot(Row row) {
        return new Lot(new LotId(row.id("id")), Lot.Source.valueOf(row.text("source")),
                new Credits(row.number("granted_micros")),
                new Credits(row.number("remaining_micros")),
                row.optional("expires_at", Row::instant), row.instant("created_at"));
    }

    private static Hold hold(Row row) {
        return new Hold(new HoldId(row.id("id")), new Credits(row.number("limit_micros")),
                row.instant("expires_at"));
    }

    @Override public List<Table> tables() {
        return List.of(
                kept("ledger_transfer", "when credits moved"),
                kept("ledger_entry", "how many credits moved where"),
                kept("ledger_lot_entry", "which lots they came from"),
                kept("ledger_balance", "how many credits you have"),
                kept("credit_lot", "the credits that you received"),
                kept("credit_hold", "credits that were reserved for answers"));
    }

    private static Table kept(String name, String holds) {
        return new Table(name, holds, "basis.contract", "retain.payments",
                AfterErasure.KEPT_WITHOUT_CONTENT);
    }

    @Override public void export(AccountId account, Sections sections) {
        database.list(LOTS + " order by created_at, id", PostgresLedger::lot, account.value())
                .forEach(lot -> {
                    var fields = new LinkedHashMap<String, Object>();
                    fields.put("id", lot.id().value().toString());
                    fields.put("source", lot.source().name());
                    fields.put("grantedMicros", lot.granted().micros());
                    fields.put("remainingMicros", lot.remaining().micros());
                    fields.put("createdAt", lot.createdAt());
                    lot.expiresAt().ifPresent(at -> fields.put("expiresAt", at));
                    sections.record("lots", fields);
                });
        pages.each(account, transfer -> sections.record("credits", LedgerPages.told(transfer)));
    }

    /** Ids, numbers and dates; the books must add up for as long as the law says. */
    @Override public void erase(AccountId account) {}
}
