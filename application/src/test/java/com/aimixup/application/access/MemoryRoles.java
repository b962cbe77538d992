package com.aimixup.application.access;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.access.Role;
import com.aimixup.domain.accounts.AccountId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Roles in memory. */
public final class MemoryRoles implements Roles {
    private final MemoryTransactions transactions;
    private final MemoryTable<AccountId, Holder> holders;

    public MemoryRoles(MemoryTransactions transactions) {
        this.transactions = transactions;
        holders = transactions.table();
    }

    @Override
    public Optional<Role> of(AccountId account) {
        return holders.find(account).map(Holder::role);
    }

    @Override
    public void give(Holder holder) {
        holders.put(holder.account(), holder);
    }

    @Override
    public boolean take(AccountId account) {
        return transactions.statement(() -> {
            var there = holders.find(account).isPresent();
            holders.remove(account);
            return there;
        });
    }

    @Override
    public List<Holder> all() {
        return holders.all((_, _) -> true).stream()
                .sorted(Comparator.comparing(Holder::since)).toList();
    }

    @Override
    public List<PersonalData.Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        of(account).ifPresent(role -> sections.record("role", Map.of("role", role.name())));
    }

    @Override
    public void erase(AccountId account) {
        take(account);
    }
}
