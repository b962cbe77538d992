package com.aimixup.adapter.postgres;

import com.aimixup.application.access.Factors;
import com.aimixup.application.privacy.FieldRef;
import com.aimixup.application.privacy.Vault;
import com.aimixup.domain.accounts.AccountId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Second factors; their secrets are sealed. */
public final class PostgresFactors implements Factors {
    private static final String SELECT = "select secret, confirmed, last_step, failures,"
            + " failed_at from second_factor where account_id = ?";

    private final Database database;
    private final Vault vault;

    public PostgresFactors(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    @Override public Optional<Factor> find(AccountId account) {
        return database.first(SELECT, row -> factor(account, row), account.value());
    }

    @Override public Optional<Factor> lock(AccountId account) {
        return database.first(SELECT + " for update", row -> factor(account, row),
                account.value());
    }

    @Override public void save(Factor factor) {
        database.update("""
                insert into second_factor (account_id, secret, confirmed, last_step, failures,
                    failed_at) values (?, ?, ?, ?, ?, ?)
                on conflict (account_id) do update set secret = excluded.secret,
                    confirmed = excluded.confirmed, last_step = excluded.last_step,
                    failures = excluded.failures, failed_at = excluded.failed_at""",
                factor.account().value(), vault.sealBytes(field(factor.account()),
                factor.secret()), factor.isConfirmed(), factor.lastStep(), factor.failures(),
                factor.failedAt());
    }

    @Override public void setRecoveryCodes(AccountId account, List<byte[]> hashes) {
        database.update("delete from recovery_code where account_id = ?", account.value());
        database.update("insert into recovery_code (account_id, hash)"
                + " select ?, unnest(?::bytea[])", account.value(),
                hashes.toArray(byte[][]::new));
    }

    @Override public long recoveryCodes(AccountId account) {
        return database.one("select count(*) as n from recovery_code where account_id = ?",
                row -> row.number("n"), account.value());
    }

    @Override public boolean spendRecoveryCode(AccountId account, byte[] hash) {
        return database.update("delete from recovery_code where account_id = ? and hash = ?",
                account.value(), hash) == 1;
    }

    @Override public void remove(AccountId account) {
        database.update("delete from second_factor where account_id = ?", account.value());
    }

    private Factor factor(AccountId account, Row row) {
        return new Factor(account, vault.openBytes(field(account), row.bytes("secret")),
                row.flag("confirmed"), row.number("last_step"), row.integer("failures"),
                row.instant("failed_at"));
    }

    private static FieldRef field(AccountId account) {
        return new FieldRef(account, "second_factor", "secret", account.value());
    }

    @Override public List<Table> tables() {
        return List.of(new Table("second_factor", "the secret of your authenticator",
                        "basis.contract", "retain.account", AfterErasure.REMOVED),
                new Table("recovery_code", "hashes of your recovery codes", "basis.contract",
                        "retain.account", AfterErasure.REMOVED));
    }

    @Override public void export(AccountId account, Sections sections) {
        find(account).ifPresent(factor -> sections.record("secondFactor", Map.of(
                "confirmed", factor.isConfirmed(), "recoveryCodes", recoveryCodes(account))));
    }

    @Override public void erase(AccountId account) {
        database.update("delete from recovery_code where account_id = ?", account.value());
        remove(account);
    }
}
