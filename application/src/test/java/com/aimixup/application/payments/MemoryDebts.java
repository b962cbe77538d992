package com.aimixup.application.payments;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.payments.Debt;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Debts in memory. */
public final class MemoryDebts implements Debts {
    private record Key(AccountId account, UUID id) {}

    private final MemoryTransactions transactions;
    private final MemoryTable<Key, Debt> debts;

    public MemoryDebts(MemoryTransactions transactions) {
        this.transactions = transactions;
        debts = transactions.table();
    }

    @Override
    public boolean add(Debt debt) {
        return debts.add(new Key(debt.account(), debt.id()), debt);
    }

    @Override
    public List<Debt> of(AccountId account) {
        return sorted(debts.all((key, _) -> key.account().equals(account)));
    }

    @Override
    public boolean hasOpen(AccountId account) {
        return of(account).stream().anyMatch(debt -> debt.state() == Debt.State.OPEN);
    }

    @Override
    public List<Debt> open(int limit) {
        return sorted(debts.all((_, debt) -> debt.state() == Debt.State.OPEN)).stream()
                .limit(limit).toList();
    }

    @Override
    public Optional<Debt> end(AccountId account, UUID debt, Debt.State state,
            Optional<String> reason, Instant at) {
        var key = new Key(account, debt);
        return transactions.statement(() -> debts.find(key)
                .filter(found -> found.state() == Debt.State.OPEN).map(found -> {
                    var ended = new Debt(account, debt, found.amount(), state, found.at());
                    debts.put(key, ended);
                    return ended;
                }));
    }

    private static List<Debt> sorted(List<Debt> some) {
        return some.stream().sorted(Comparator.comparing(Debt::at)
                .thenComparing(debt -> debt.id().toString())).toList();
    }

    @Override
    public List<PersonalData.Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        of(account).forEach(debt -> sections.record("debts", Map.of(
                "id", debt.id().toString(), "microCredits", debt.amount().micros(),
                "state", debt.state().name(), "at", debt.at())));
    }

    /** Payment records stay, for the books. */
    @Override
    public void erase(AccountId account) {}
}
