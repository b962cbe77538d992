package com.aimixup.adapter.postgres;

import com.aimixup.application.accounts.Consents;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.policy.PolicyVersion;
import java.util.List;
import java.util.Map;

/** Consents, never changed. */
public final class PostgresConsents implements Consents {
    private final Database database;

    public PostgresConsents(Database database) {
        this.database = database;
    }

    @Override public void add(Consent consent) {
        database.update("insert into consent (account_id, id, purpose, given, text_version, at)"
                + " values (?, ?, ?, ?, ?, ?)", consent.account().value(), consent.id(),
                consent.purpose().name(), consent.given(), consent.text().value(), consent.at());
    }

    @Override public List<Consent> of(AccountId account) {
        return database.list("select id, purpose, given, text_version, at from consent"
                + " where account_id = ? order by at, id", row -> new Consent(row.id("id"),
                        account, Purpose.valueOf(row.text("purpose")), row.flag("given"),
                        new PolicyVersion(row.text("text_version")), row.instant("at")),
                account.value());
    }

    @Override public List<Table> tables() {
        return List.of(new Table("consent", "what you agreed to, and when", "basis.consent",
                "retain.account", AfterErasure.REMOVED));
    }

    @Override public void export(AccountId account, Sections sections) {
        of(account).forEach(consent -> sections.record("consents", Map.of(
                "purpose", consent.purpose().name(), "given", consent.given(),
                "text", consent.text().value(), "at", consent.at())));
    }

    @Override public void erase(AccountId account) {
        database.update("delete from consent where account_id = ?", account.value());
    }
}
