package com.aimixup.application.payments;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.payments.PurchaseKey;
import com.aimixup.domain.privacy.Private;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Checkouts in memory. */
public final class MemoryCheckouts implements Checkouts {
    private record Key(AccountId account, UUID id) {}

    private final MemoryTransactions transactions;
    private final MemoryTable<Key, Checkout> checkouts;

    public MemoryCheckouts(MemoryTransactions transactions) {
        this.transactions = transactions;
        checkouts = transactions.table();
    }

    @Override
    public boolean add(Checkout checkout) {
        return checkouts.add(new Key(checkout.account(), checkout.id()), checkout);
    }

    @Override
    public Optional<Checkout> find(AccountId account, UUID id) {
        return checkouts.find(new Key(account, id));
    }

    @Override
    public void opened(AccountId account, UUID id, PurchaseKey key, Private<String> url) {
        transactions.statement(() -> find(account, id).filter(found -> found.key().isEmpty())
                .ifPresent(found -> checkouts.put(new Key(account, id), new Checkout(account, id,
                        found.product(), found.quantity(), Optional.of(key), Optional.of(url),
                        found.at()))));
    }

    @Override
    public Optional<AccountId> payer(PurchaseKey key) {
        return checkouts.all((_, checkout) -> checkout.key().equals(Optional.of(key))).stream()
                .map(Checkout::account).findFirst();
    }

    @Override
    public List<PersonalData.Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        checkouts.all((key, _) -> key.account().equals(account)).forEach(checkout ->
                sections.record("checkouts", Map.of("id", checkout.id().toString(),
                        "product", checkout.product().value(), "at", checkout.at())));
    }

    @Override
    public void erase(AccountId account) {
        checkouts.removeAll((key, _) -> key.account().equals(account));
    }
}
