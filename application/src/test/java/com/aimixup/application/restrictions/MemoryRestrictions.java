package com.aimixup.application.restrictions;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.Restriction;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Restrictions in memory. */
public final class MemoryRestrictions implements Restrictions {
    private final MemoryTransactions transactions;
    private final MemoryTable<AccountId, Restriction> restrictions;

    public MemoryRestrictions(MemoryTransactions transactions) {
        this.transactions = transactions;
        restrictions = transactions.table();
    }

    @Override
    public boolean add(Restriction restriction) {
        return restrictions.add(restriction.account(), restriction);
    }

    @Override
    public Optional<Restriction> lift(AccountId account) {
        return transactions.statement(() -> {
            var was = restrictions.find(account);
            restrictions.remove(account);
            return was;
        });
    }

    @Override
    public boolean has(AccountId account) {
        return restrictions.find(account).isPresent();
    }

    @Override
    public Set<AccountId> among(Collection<AccountId> accounts) {
        return accounts.stream().filter(this::has).collect(Collectors.toSet());
    }

    @Override
    public List<Restriction> all(int limit) {
        return restrictions.all((_, _) -> true).stream()
                .sorted(Comparator.comparing(Restriction::since)
                        .thenComparing(one -> one.account().value().toString()))
                .limit(limit).toList();
    }

    @Override
    public List<PersonalData.Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        restrictions.find(account).ifPresent(found -> sections.record("restriction",
                Map.of("reason", found.reason(), "since", found.since())));
    }

    @Override
    public void erase(AccountId account) {
        restrictions.remove(account);
    }
}
