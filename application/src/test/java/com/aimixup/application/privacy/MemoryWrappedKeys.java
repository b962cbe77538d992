package com.aimixup.application.privacy;

import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Wrapped keys in memory. */
public final class MemoryWrappedKeys implements WrappedKeys {
    private record Secret(String purpose, Wrapped key) {}

    private final MemoryTransactions transactions;
    private final MemoryTable<Integer, Master> masters;
    private final MemoryTable<AccountId, AccountKey> accountKeys;
    private final MemoryTable<String, Secret> secrets;

    public MemoryWrappedKeys(MemoryTransactions transactions) {
        this.transactions = transactions;
        masters = transactions.table();
        accountKeys = transactions.table();
        secrets = transactions.table();
    }

    @Override
    public List<Master> masters() {
        return masters.all((_, _) -> true).stream()
                .sorted(Comparator.comparingInt(Master::version)).toList();
    }

    @Override
    public void addMaster(Master master) {
        if (!masters.add(master.version(), master))
            throw new IllegalStateException("there is a master of this version");
    }

    @Override
    public void changeMaster(int version, Master.State state) {
        transactions.statement(() -> masters.find(version).ifPresent(master ->
                masters.put(version, new Master(version, state, master.checkValue()))));
    }

    @Override
    public Optional<Wrapped> accountKey(AccountId account) {
        return accountKeys.find(account).map(AccountKey::key);
    }

    @Override
    public boolean addAccountKey(AccountKey key) {
        return transactions.statement(() -> {
            if (!isUnderActiveMaster(key.key())) return false;
            if (!accountKeys.add(key.account(), key))
                throw new IllegalStateException("the account has a key");
            return true;
        });
    }

    @Override
    public void removeAccountKey(AccountId account) {
        accountKeys.remove(account);
    }

    @Override
    public List<AccountKey> accountKeysUnder(int masterVersion, int limit) {
        return accountKeys.all((_, key) -> key.key().masterVersion() == masterVersion).stream()
                .sorted(Comparator.comparing(key -> key.account().value().toString()))
                .limit(limit).toList();
    }

    @Override
    public void replaceAccountKeys(List<AccountKey> keys) {
        transactions.statement(() -> keys.stream()
                .filter(key -> accountKeys.find(key.account()).isPresent())
                .forEach(key -> accountKeys.put(key.account(), key)));
    }

    @Override
    public long countUnder(int masterVersion) {
        return transactions.statement(() -> accountKeys.all((_, key) ->
                key.key().masterVersion() == masterVersion).size()
                + (long) systemSecretsUnder(masterVersion).size());
    }

    @Override
    public Optional<Wrapped> systemSecret(String purpose) {
        return secrets.find(purpose).map(Secret::key);
    }

    @Override
    public boolean addSystemSecret(String purpose, Wrapped secret) {
        return transactions.statement(() -> isUnderActiveMaster(secret)
                && secrets.add(purpose, new Secret(purpose, secret)));
    }

    @Override
    public boolean putSystemSecret(String purpose, Wrapped secret) {
        return transactions.statement(() -> {
            if (!isUnderActiveMaster(secret)) return false;
            secrets.put(purpose, new Secret(purpose, secret));
            return true;
        });
    }

    @Override
    public Map<String, Wrapped> systemSecrets(String purposePrefix) {
        var found = new HashMap<String, Wrapped>();
        secrets.all((purpose, _) -> purpose.startsWith(purposePrefix))
                .forEach(secret -> found.put(secret.purpose(), secret.key()));
        return found;
    }

    @Override
    public Map<String, Wrapped> systemSecretsUnder(int masterVersion) {
        var found = new HashMap<String, Wrapped>();
        secrets.all((_, secret) -> secret.key().masterVersion() == masterVersion)
                .forEach(secret -> found.put(secret.purpose(), secret.key()));
        return found;
    }

    @Override
    public void replaceSystemSecret(String purpose, Wrapped secret) {
        transactions.statement(() -> secrets.find(purpose).ifPresent(_ ->
                secrets.put(purpose, new Secret(purpose, secret))));
    }

    private boolean isUnderActiveMaster(Wrapped key) {
        return masters.find(key.masterVersion())
                .filter(master -> master.state() == Master.State.ACTIVE).isPresent();
    }
}
