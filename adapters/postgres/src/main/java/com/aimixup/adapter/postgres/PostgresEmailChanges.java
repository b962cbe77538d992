package com.aimixup.adapter.postgres;

import com.aimixup.application.accounts.EmailChanges;
import com.aimixup.application.privacy.FieldRef;
import com.aimixup.application.privacy.Vault;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Addresses that people want instead of theirs; sealed. */
public final class PostgresEmailChanges implements EmailChanges {
    private static final String SELECT = "select email, leaving, coming, has_left, has_come,"
            + " expires_at, asked, counted_from from email_change where account_id = ?";

    private final Database database;
    private final Vault vault;

    public PostgresEmailChanges(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    @Override public Optional<Change> find(AccountId account) {
        return database.first(SELECT, row -> change(account, row), account.value());
    }

    @Override public Optional<Change> lock(AccountId account) {
        return database.first(SELECT + " for update", row -> change(account, row),
                account.value());
    }

    @Override public void save(Change change) {
        database.update("""
                insert into email_change (account_id, email, leaving, coming, has_left, has_come,
                    expires_at, asked, counted_from) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (account_id) do update set email = excluded.email,
                    leaving = excluded.leaving, coming = excluded.coming,
                    has_left = excluded.has_left, has_come = excluded.has_come,
                    expires_at = excluded.expires_at, asked = excluded.asked,
                    counted_from = excluded.counted_from""",
                change.account().value(), vault.seal(field(change.account()),
                        Private.of(change.email().value())), change.leaving(), change.coming(),
                change.left(), change.came(), change.expiresAt(), change.asked(),
                change.countedFrom());
    }

    @Override public void remove(AccountId account) {
        database.update("delete from email_change where account_id = ?", account.value());
    }

    @Override public int forget(Instant before) {
        return (int) database.update("delete from email_change where expires_at < ?", before);
    }

    private Change change(AccountId account, Row row) {
        return new Change(account,
                new EmailAddress(vault.open(field(account), row.bytes("email")).reveal()),
                row.bytes("leaving"), row.bytes("coming"), row.flag("has_left"),
                row.flag("has_come"), row.instant("expires_at"), row.integer("asked"),
                row.instant("counted_from"));
    }

    private static FieldRef field(AccountId account) {
        return new FieldRef(account, "email_change", "email", account.value());
    }

    @Override public List<Table> tables() {
        return List.of(new Table("email_change", "an e-mail address that you want instead of"
                + " yours, until a day after its links are no longer good", "basis.contract",
                "retain.account", AfterErasure.REMOVED));
    }

    @Override public void export(AccountId account, Sections sections) {
        find(account).ifPresent(change -> sections.record("emailChange", Map.of(
                "email", change.email().value(), "oldConfirmed", change.left(),
                "newConfirmed", change.came(), "expiresAt", change.expiresAt())));
    }

    @Override public void erase(AccountId account) {
        remove(account);
    }
}
