package com.aimixup.adapter.postgres;

import com.aimixup.application.payments.ShopChanges;
import com.aimixup.domain.accounts.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes of addresses and names that the shop still has to be told. */
public final class PostgresShopChanges implements ShopChanges {
    private static final String COLUMNS = "account_id, what, noted_at, tries";

    private final Database database;

    public PostgresShopChanges(Database database) {
        this.database = database;
    }

    @Override public void note(AccountId account, What what, Instant at) {
        database.update("""
                insert into shop_change (account_id, what, noted_at, next_try_at)
                values (?, ?, ?, ?) on conflict (account_id, what) do update
                   set noted_at = excluded.noted_at, tries = 0,
                       next_try_at = excluded.next_try_at""",
                account.value(), what.name(), at, at);
    }

    @Override public Optional<Change> claim(Instant now, Instant until) {
        return database.first("""
                update shop_change set next_try_at = ? where (account_id, what) = (
                    select account_id, what from shop_change where next_try_at <= ?
                     order by next_try_at, account_id limit 1 for update skip locked)
                returning\s""" + COLUMNS, PostgresShopChanges::change, until, now);
    }

    @Override public void told(Change change) {
        database.update("delete from shop_change where account_id = ? and what = ?"
                + " and noted_at = ?", change.account().value(), change.what().name(),
                change.notedAt());
    }

    @Override public void putOff(Change change, Instant until) {
        database.update("update shop_change set tries = ?, next_try_at = ? where account_id = ?"
                + " and what = ? and noted_at = ?", change.tries() + 1, until,
                change.account().value(), change.what().name(), change.notedAt());
    }

    @Override public List<Change> waiting(int limit) {
        return database.list("select " + COLUMNS + " from shop_change"
                + " order by noted_at, account_id limit ?", PostgresShopChanges::change, limit);
    }

    private static Change change(Row row) {
        return new Change(new AccountId(row.id("account_id")), What.valueOf(row.text("what")),
                row.instant("noted_at"), row.integer("tries"));
    }

    @Override public List<Table> tables() {
        return List.of(new Table("shop_change",
                "that the shop still has to be told of your new address or name",
                "basis.contract", "retain.account", AfterErasure.REMOVED));
    }

    @Override public void export(AccountId account, Sections sections) {
        database.list("select " + COLUMNS + " from shop_change where account_id = ?"
                + " order by what", PostgresShopChanges::change, account.value())
                .forEach(change -> sections.record("shop_changes",
                        Map.of("what", change.what().name(), "at", change.notedAt())));
    }

    @Override public void erase(AccountId account) {
        database.update("delete from shop_change where account_id = ?", account.value());
    }
}
