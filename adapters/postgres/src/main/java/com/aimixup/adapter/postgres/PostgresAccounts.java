package com.aimixup.adapter.postgres;

import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.accounts.PasswordHash;
import com.aimixup.application.privacy.FieldRef;
import com.aimixup.application.privacy.Vault;
import com.aimixup.domain.accounts.Account;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.accounts.Language;
import com.aimixup.domain.policy.PolicyVersion;
import com.aimixup.domain.privacy.Private;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Accounts; name and address are sealed, and the address is found by its keyed hash. */
public final class PostgresAccounts implements Accounts {
    private static final String TABLE = "account";

    private final Database database;
    private final Vault vault;

    public PostgresAccounts(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    @Override public boolean add(Account account, PasswordHash password) {
        return database.update("""
                insert into account (account_id, email_index, email, name, password_bcrypt,
                    pepper_version, policy_version, adult_declared_at, created_at, language,
                    verified, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict on constraint account_email do nothing""",
                account.id().value(), vault.blindIndex(account.email()),
                vault.seal(field(account.id(), "email"), Private.of(account.email().value())),
                vault.seal(field(account.id(), "name"), account.name()),
                password.bcrypt(), password.pepperVersion(), account.acceptedPolicy().value(),
                account.adultDeclaredAt(), account.createdAt(), account.language().name(),
                account.isVerified(), account.version()) == 1;
    }

    @Override public Optional<Account> find(AccountId account) {
        return database.first("select name, email, policy_version, adult_declared_at, created_at,"
                + " language, verified, version from account where account_id = ?", row ->
                        new Account(account,
                        vault.open(field(account, "name"), row.bytes("name")),
                        new EmailAddress(vault.open(field(account, "email"), row.bytes("email"))
                                .reveal()),
                        new PolicyVersion(row.text("policy_version")),
                        row.instant("adult_declared_at"), row.instant("created_at"),
                        Language.valueOf(row.text("language")), row.flag("verified"),
                        row.number("version")),
                account.value());
    }

    @Override public Optional<AccountId> findByEmail(EmailAddress email) {
        return database.first("select account_id from account where email_index = ?",
                row -> new AccountId(row.id("account_id")), vault.blindIndex(email));
    }

    @Override public Optional<PasswordHash> password(AccountId account) {
        return database.first("select pepper_version, password_bcrypt from account"
                + " where account_id = ?", row -> new PasswordHash(row.integer("pepper_version"),
                        row.text("password_bcrypt")), account.value());
    }

    @Override public void changePassword(AccountId account, PasswordHash password) {
        database.update("update account set password_bcrypt = ?, pepper_version = ?"
                + " where account_id = ?", password.bcrypt(), password.pepperVersion(),
                account.value());
    }

    @Override public void markVerified(AccountId account) {
        database.update("update account set verified = true, version = version + 1"
                + " where account_id = ?", account.value());
    }

    @Override public boolean change(Account changed) {
        var id = changed.id();
        try {
            return database.update("""
                    update account set email_index = ?, email = ?, name = ?, language = ?,
                        verified = ?, version = ? where account_id = ? and version = ?""",
                    vault.blindIndex(changed.email()),
                    vault.seal(field(id, "email"), Private.of(changed.email().value())),
                    vault.seal(field(id, "name"), changed.name()), changed.language().name(),
                    changed.isVerified(), changed.version(), id.value(),
                    changed.version() - 1) == 1;
        } catch (StoreFailure failure) {
            if (failure.breaks("account_email")) throw new AddressTaken();
            throw failure;
        }
    }

    private static FieldRef field(AccountId account, String column) {
        return new FieldRef(account, TABLE, column, account.value());
    }

    @Override public List<Table> tables() {
        return List.of(new Table(TABLE, "your name, e-mail address, language and password (as a"
                + " hash)",
                "basis.contract", "retain.account", AfterErasure.REMOVED));
    }

    @Override public void export(AccountId account, Sections sections) {
        find(account).ifPresent(found -> sections.record("account", Map.of(
                "id", account.value().toString(), "name", found.name().reveal(),
                "email", found.email().value(), "policy", found.acceptedPolicy().value(),
                "adultDeclaredAt", found.adultDeclaredAt(), "createdAt", found.createdAt(),
                "language", found.language().tag(), "verified", found.isVerified())));
    }

    @Override public void erase(AccountId account) {
        database.update("delete from account where account_id = ?", account.value());
    }
}
