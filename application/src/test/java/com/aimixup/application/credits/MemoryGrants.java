package com.aimixup.application.credits;

import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** Grants in memory, where one transaction runs at a time. */
public final class MemoryGrants implements Grants {
    private record Key(AccountId account, UUID id) {}

    private final MemoryTable<Key, Grant> grants;

    public MemoryGrants(MemoryTransactions transactions) {
        grants = transactions.table();
    }

    @Override
    public Credits lockDay(LocalDate day) {
        return sum(day, _ -> true);
    }

    @Override
    public Credits of(AccountId account, LocalDate day) {
        return sum(day, account::equals);
    }

    private Credits sum(LocalDate day, Predicate<AccountId> whose) {
        return grants.all((key, grant) -> whose.test(key.account())
                        && grant.at().atOffset(ZoneOffset.UTC).toLocalDate().equals(day)).stream()
                .map(Grant::amount).reduce(Credits.ZERO, Credits::plus);
    }

    @Override
    public void add(AccountId account, Grant grant) {
        if (!grants.add(new Key(account, grant.id()), grant))
            throw new IllegalStateException("granted twice");
    }

    @Override
    public List<Grant> of(AccountId account) {
        return grants.all((key, _) -> key.account().equals(account)).stream()
                .sorted(Comparator.comparing(Grant::at).reversed()).toList();
    }

    @Override
    public List<Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        of(account).forEach(grant -> sections.record("grants",
                Map.of("id", grant.id().toString())));
    }

    /** Ids, numbers and codes stay, for the books. */
    @Override
    public void erase(AccountId account) {}
}
