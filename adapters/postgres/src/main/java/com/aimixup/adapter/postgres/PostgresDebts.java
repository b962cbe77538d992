package com.aimixup.adapter.postgres;

import com.aimixup.application.payments.Debts;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.payments.Debt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Debts after refunds. */
public final class PostgresDebts implements Debts {
    private static final String COLUMNS = "account_id, id, amount_micros, state, at";
    private static final String SELECT = "select " + COLUMNS + " from debt where ";

    private final Database database;

    public PostgresDebts(Database database) {
        this.database = database;
    }

    @Override public boolean add(Debt debt) {
        return database.update("insert into debt (account_id, id, amount_micros, state, at)"
                + " values (?, ?, ?, ?, ?) on conflict do nothing", debt.account().value(),
                debt.id(), debt.amount().micros(), debt.state().name(), debt.at()) == 1;
    }

    @Override public List<Debt> of(AccountId account) {
        return database.list(SELECT + "account_id = ? order by at, id", PostgresDebts::debt,
                account.value());
    }

    @Override public boolean hasOpen(AccountId account) {
        return database.one("select exists (select 1 from debt where account_id = ?"
                + " and state = 'OPEN') as open", row -> row.flag("open"), account.value());
    }

    @Override public List<Debt> open(int limit) {
        return database.list(SELECT + "state = 'OPEN' order by at, id limit ?",
                PostgresDebts::debt, limit);
    }

    @Override public Optional<Debt> end(AccountId account, UUID debt, Debt.State state,
            Optional<String> reason, Instant at) {
        return database.first("update debt set state = ?, reason = ?, ended_at = ?"
                + " where account_id = ? and id = ? and state = 'OPEN' returning " + COLUMNS,
                PostgresDebts::debt, state.name(), reason, at, account.value(), debt);
    }

    private static Debt debt(Row row) {
        return new Debt(new AccountId(row.id("account_id")), row.id("id"),
                new Credits(row.number("amount_micros")), Debt.State.valueOf(row.text("state")),
                row.instant("at"));
    }

    @Override public List<Table> tables() {
        return List.of(new Table("debt", "credits that were refunded after you had spent them",
                "basis.contract", "retain.payments", AfterErasure.KEPT_WITHOUT_CONTENT));
    }

    @Override public void export(AccountId account, Sections sections) {
        of(account).forEach(debt -> sections.record("debts", Map.of("id", debt.id().toString(),
                "microCredits", debt.amount().micros(), "state", debt.state().name(),
                "at", debt.at())));
    }

    /** Ids, numbers and dates; kept for as long as the law says. */
    @Override public void erase(AccountId account) {}
}
