package com.aimixup.application.accounts;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Addresses that people want instead of theirs, in memory. */
public final class MemoryEmailChanges implements EmailChanges {
    private final MemoryTransactions transactions;
    private final MemoryTable<AccountId, Change> changes;

    public MemoryEmailChanges(MemoryTransactions transactions) {
        this.transactions = transactions;
        changes = transactions.table();
    }

    @Override
    public Optional<Change> find(AccountId account) {
        return changes.find(account);
    }

    @Override
    public Optional<Change> lock(AccountId account) {
        return find(account);
    }

    @Override
    public void save(Change change) {
        changes.put(change.account(), change);
    }

    @Override
    public void remove(AccountId account) {
        changes.remove(account);
    }

    @Override
    public int forget(Instant before) {
        return transactions.statement(() -> {
            var old = changes.all((_, change) -> change.expiresAt().isBefore(before));
            old.forEach(change -> changes.remove(change.account()));
            return old.size();
        });
    }

    @Override
    public List<PersonalData.Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        find(account).ifPresent(change -> sections.record("emailChange",
                Map.of("email", change.email().value())));
    }

    @Override
    public void erase(AccountId account) {
        remove(account);
    }
}
