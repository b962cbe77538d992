package com.aimixup.adapter.postgres;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.privacy.WrappedKeys;
import com.aimixup.domain.accounts.AccountId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Wrapped keys. An account's key is personal data too: it dies with the account. */
public final class PostgresWrappedKeys implements WrappedKeys, PersonalData {
    private record Secret(String purpose, Wrapped key) {}

    private final Database database;

    public PostgresWrappedKeys(Database database) {
        this.database = database;
    }

    @Override public List<Master> masters() {
        return database.list("select version, state, check_value from master_key order by version",
                row -> new Master(row.integer("version"),
                        Master.State.valueOf(row.text("state")), row.bytes("check_value")));
    }

    @Override public void addMaster(Master master) {
        database.update("insert into master_key (version, state, check_value) values (?, ?, ?)",
                master.version(), master.state().name(), master.checkValue());
    }

    @Override public void changeMaster(int version, Master.State state) {
        database.update("update master_key set state = ? where version = ?", state.name(),
                version);
    }

    @Override public Optional<Wrapped> accountKey(AccountId account) {
        return database.first("select master_version, wrapped from account_key"
                + " where account_id = ?", PostgresWrappedKeys::wrapped, account.value());
    }

    /** The lock makes a rotation that begins now wait, and then see this key. */
    @Override public boolean addAccountKey(AccountKey key) {
        return database.update("""
                insert into account_key (account_id, master_version, wrapped)
                select ?::uuid, version, ? from master_key
                 where version = ? and state = 'ACTIVE' for share""",
                key.account().value(), key.key().bytes(), key.key().masterVersion()) == 1;
    }

    @Override public void removeAccountKey(AccountId account) {
        database.update("delete from account_key where account_id = ?", account.value());
    }

    @Override public List<AccountKey> accountKeysUnder(int masterVersion, int limit) {
        return database.list("select account_id, master_version, wrapped from account_key"
                + " where master_version = ? order by account_id limit ?",
                row -> new AccountKey(new AccountId(row.id("account_id")), wrapped(row)),
                masterVersion, limit);
    }

    @Override public void replaceAccountKeys(List<AccountKey> keys) {
        database.update("""
                update account_key set master_version = new.version, wrapped = new.wrapped
                  from unnest(?::uuid[], ?::int[], ?) as new (account_id, version, wrapped)
                 where account_key.account_id = new.account_id""",
                keys.stream().map(key -> key.account().value()).toArray(UUID[]::new),
                keys.stream().mapToInt(key -> key.key().masterVersion()).toArray(),
                keys.stream().map(key -> key.key().bytes()).toArray(byte[][]::new));
    }

    @Override public long countUnder(int masterVersion) {
        return database.<Long>one("select (select count(*) from account_key where"
                + " master_version = ?) + (select count(*) from system_secret where"
                + " master_version = ?) as n", row -> row.number("n"), masterVersion,
                masterVersion);
    }

    @Override public Optional<Wrapped> systemSecret(String purpose) {
        return database.first("select master_version, wrapped from system_secret"
                + " where purpose = ?", PostgresWrappedKeys::wrapped, purpose);
    }

    @Override public boolean addSystemSecret(String purpose, Wrapped secret) {
        return database.update("""
                insert into system_secret (purpose, master_version, wrapped)
                select ?, version, ? from master_key
                 where version = ? and state = 'ACTIVE' for share
                on conflict do nothing""",
                purpose, secret.bytes(), secret.masterVersion()) == 1;
    }

    @Override public boolean putSystemSecret(String purpose, Wrapped secret) {
        return database.update("""
                insert into system_secret (purpose, master_version, wrapped)
                select ?, version, ? from master_key
                 where version = ? and state = 'ACTIVE' for share
                on conflict (purpose) do update
                   set master_version = excluded.master_version, wrapped = excluded.wrapped""",
                purpose, secret.bytes(), secret.masterVersion()) == 1;
    }

    @Override public Map<String, Wrapped> systemSecrets(String purposePrefix) {
        return secrets("where starts_with(purpose, ?)", purposePrefix);
    }

    /** Locked: a rotation would put back what somebody replaced between its two steps. */
    @Override public Map<String, Wrapped> systemSecretsUnder(int masterVersion) {
        return secrets("where master_version = ? for update", masterVersion);
    }

    private Map<String, Wrapped> secrets(String which, Object value) {
        return database.list("select purpose, master_version, wrapped from system_secret " + which,
                row -> new Secret(row.text("purpose"), wrapped(row)), value).stream()
                .collect(Collectors.toMap(Secret::purpose, Secret::key));
    }

    @Override public void replaceSystemSecret(String purpose, Wrapped secret) {
        database.update("update system_secret set master_version = ?, wrapped = ?"
                + " where purpose = ?", secret.masterVersion(), secret.bytes(), purpose);
    }

    private static Wrapped wrapped(Row row) {
        return new Wrapped(row.integer("master_version"), row.bytes("wrapped"));
    }

    @Override public List<Table> tables() {
        return List.of(new Table("account_key", "the key that your data is encrypted with",
                "basis.contract", "retain.account", AfterErasure.REMOVED));
    }

    /** A key is not told to anybody, itself encrypted or not. */
    @Override public void export(AccountId account, Sections sections) {}

    @Override public void erase(AccountId account) {
        removeAccountKey(account);
    }
}
