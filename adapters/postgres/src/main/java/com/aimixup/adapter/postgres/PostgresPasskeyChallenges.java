package com.aimixup.adapter.postgres;

import com.aimixup.application.access.PasskeyChallenges;
import com.aimixup.domain.accounts.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What authenticators have to sign. */
public final class PostgresPasskeyChallenges implements PasskeyChallenges {
    private static final UUID NOBODY = new UUID(0, 0);
    private final Database database;

    public PostgresPasskeyChallenges(Database database) {
        this.database = database;
    }

    @Override public void add(byte[] challenge, Purpose purpose, Optional<AccountId> account,
            Instant now, Instant expiresAt) {
        // Rows that somebody else is removing are left to them.
        database.update("""
                delete from passkey_challenge where (account_id, challenge) in (
                    select account_id, challenge from passkey_challenge where expires_at <= ?
                    limit 100 for update skip locked)""", now);
        database.update("""
                insert into passkey_challenge (challenge, purpose, account_id, expires_at)
                values (?, ?, ?, ?)""", challenge, purpose.name(),
                value(account), expiresAt);
    }

    @Override public boolean take(byte[] challenge, Purpose purpose, Optional<AccountId> account,
            Instant now) {
        return database.update("""
                delete from passkey_challenge where account_id = ? and challenge = ?
                    and purpose = ? and expires_at > ?""", value(account), challenge,
                purpose.name(), now) == 1;
    }

    private static UUID value(Optional<AccountId> account) {
        return account.map(AccountId::value).orElse(NOBODY);
    }

    @Override public List<Table> tables() {
        return List.of(new Table("passkey_challenge", "for five minutes or so: that a passkey of"
                + " yours was asked for", "basis.contract", "retain.account",
                AfterErasure.REMOVED));
    }

    @Override public void export(AccountId account, Sections sections) {
        database.list("select purpose, expires_at from passkey_challenge where account_id = ?"
                + " order by expires_at, challenge", row -> Map.<String, Object>of(
                "purpose", row.text("purpose"), "expiresAt", row.instant("expires_at")),
                account.value()).forEach(fields ->
                        sections.record("passkeyChallenges", fields));
    }

    @Override public void erase(AccountId account) {
        database.update("delete from passkey_challenge where account_id = ?", account.value());
    }
}
