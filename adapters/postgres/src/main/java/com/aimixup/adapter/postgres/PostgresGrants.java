package com.aimixup.adapter.postgres;

import com.aimixup.application.credits.Grants;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** What the operator gave away. */
public final class PostgresGrants implements Grants {
    private final Database database;

    public PostgresGrants(Database database) {
        this.database = database;
    }

    @Override public Credits lockDay(LocalDate day) {
        database.update("insert into grant_day (day) values (?::date) on conflict do nothing",
                day.toString());
        return new Credits(database.<Long>one("select granted_micros from grant_day"
                + " where day = ?::date for update", row -> row.number("granted_micros"),
                day.toString()));
    }

    @Override public Credits of(AccountId account, LocalDate day) {
        return new Credits(database.<Long>one("""
                select coalesce(sum(amount_micros), 0)::bigint as n from promotional_grant
                 where account_id = ? and at >= ? and at < ?""", row -> row.number("n"),
                account.value(), day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    @Override public void add(AccountId account, Grant grant) {
        database.update("""
                insert into promotional_grant (account_id, id, amount_micros, reason, at)
                values (?, ?, ?, ?, ?)""", account.value(), grant.id(),
                grant.amount().micros(), grant.reason(), grant.at());
        database.update("update grant_day set granted_micros = granted_micros + ?"
                + " where day = ?::date", grant.amount().micros(),
                grant.at().atOffset(ZoneOffset.UTC).toLocalDate().toString());
    }

    @Override public List<Grant> of(AccountId account) {
        return database.list("select id, amount_micros, reason, at from promotional_grant"
                + " where account_id = ? order by at desc, id", row -> new Grant(row.id("id"),
                new Credits(row.number("amount_micros")), row.text("reason"),
                row.instant("at")), account.value());
    }

    @Override public List<Table> tables() {
        return List.of(new Table("promotional_grant", "credits that you were given",
                "basis.contract", "retain.payments", AfterErasure.KEPT_WITHOUT_CONTENT));
    }

    @Override public void export(AccountId account, Sections sections) {
        of(account).forEach(grant -> sections.record("grants", Map.of(
                "id", grant.id().toString(), "microCredits", grant.amount().micros(),
                "reason", grant.reason(), "at", grant.at())));
    }

    /** Ids, numbers and codes; the books must add up for as long as the law says. */
    @Override public void erase(AccountId account) {}
}
