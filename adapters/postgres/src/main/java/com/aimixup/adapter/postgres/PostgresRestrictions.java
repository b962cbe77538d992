package com.aimixup.adapter.postgres;

import com.aimixup.application.restrictions.Restrictions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.Restriction;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Restricted accounts; few, so a look costs little. */
public final class PostgresRestrictions implements Restrictions {
    private static final String TABLE = "account_restriction";
    private static final String COLUMNS = "account_id, reason, since";
    private final Database database;

    public PostgresRestrictions(Database database) {
        this.database = database;
    }

    @Override public boolean add(Restriction restriction) {
        return database.update("insert into account_restriction (" + COLUMNS
                + ") values (?, ?, ?) on conflict do nothing", restriction.account().value(),
                restriction.reason(), restriction.since()) == 1;
    }

    @Override public Optional<Restriction> lift(AccountId account) {
        return database.first("delete from account_restriction where account_id = ? returning "
                + COLUMNS, PostgresRestrictions::restriction, account.value());
    }

    @Override public boolean has(AccountId account) {
        return database.one("select exists (select 1 from account_restriction"
                + " where account_id = ?) as restricted", row -> row.flag("restricted"),
                account.value());
    }

    @Override public Set<AccountId> among(Collection<AccountId> accounts) {
        return Set.copyOf(database.list("select account_id from account_restriction"
                + " where account_id = any (?::uuid[])",
                row -> new AccountId(row.id("account_id")), (Object) accounts.stream()
                        .map(account -> account.value().toString()).toArray(String[]::new)));
    }

    @Override public List<Restriction> all(int limit) {
        return database.list("select " + COLUMNS + " from account_restriction"
                + " order by since, account_id limit ?", PostgresRestrictions::restriction,
                limit);
    }

    private static Restriction restriction(Row row) {
        return new Restriction(new AccountId(row.id("account_id")), row.text("reason"),
                row.instant("since"));
    }

    @Override public List<Table> tables() {
        return List.of(new Table(TABLE, "that your account is restricted, since when, and a code"
                + " for the reason", "basis.contract", "retain.account", AfterErasure.REMOVED));
    }

    @Override public void export(AccountId account, Sections sections) {
        database.first("select " + COLUMNS + " from account_restriction where account_id = ?",
                PostgresRestrictions::restriction, account.value())
                .ifPresent(found -> sections.record("restriction",
                        Map.of("reason", found.reason(), "since", found.since())));
    }

    @Override public void erase(AccountId account) {
        database.update("delete from account_restriction where account_id = ?", account.value());
    }
}
