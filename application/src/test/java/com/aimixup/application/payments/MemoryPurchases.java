package com.aimixup.application.payments;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.payments.Purchase;
import com.aimixup.domain.payments.PurchaseKey;
import com.aimixup.domain.payments.Refund;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Purchases and refunds in memory. */
public final class MemoryPurchases implements Purchases {
    private record RefundKey(AccountId account, UUID refund) {}

    private final MemoryTransactions transactions;
    private final MemoryTable<PurchaseKey, Purchase> purchases;
    private final MemoryTable<RefundKey, Refund> refunds;

    public MemoryPurchases(MemoryTransactions transactions) {
        this.transactions = transactions;
        purchases = transactions.table();
        refunds = transactions.table();
    }

    @Override
    public boolean add(Purchase purchase) {
        return purchases.add(purchase.key(), purchase);
    }

    @Override
    public Optional<Purchase> find(PurchaseKey key) {
        return purchases.find(key);
    }

    @Override
    public List<Bought> of(AccountId account, Optional<Place> after, int limit) {
        var order = Comparator.comparing(Purchase::at)
                .thenComparing(purchase -> purchase.key().id().toString());
        return purchases.all((_, purchase) -> purchase.account().equals(account)).stream()
                .filter(purchase -> after.map(place -> isAfter(purchase, place)).orElse(true))
                .sorted(order.reversed()).limit(limit)
                .map(purchase -> new Bought(purchase, refunds(account, purchase.key())))
                .toList();
    }

    @Override
    public List<Bought> since(Instant from) {
        return purchases.all((_, purchase) -> !purchase.at().isBefore(from)).stream()
                .map(purchase -> new Bought(purchase,
                        refunds(purchase.account(), purchase.key()))).toList();
    }

    private static boolean isAfter(Purchase purchase, Place place) {
        var time = purchase.at().compareTo(place.at());
        return time < 0 || time == 0 && purchase.key().id().toString()
                .compareTo(place.purchase().toString()) < 0;
    }

    @Override
    public boolean add(AccountId account, Refund refund) {
        return refunds.add(new RefundKey(account, refund.id()), refund);
    }

    @Override
    public List<Refund> refunds(AccountId account, PurchaseKey key) {
        return refunds.all((place, refund) -> place.account().equals(account)
                        && refund.key().equals(key)).stream()
                .sorted(Comparator.comparing(Refund::at)
                        .thenComparing(refund -> refund.id().toString())).toList();
    }

    @Override
    public boolean reverse(AccountId account, UUID refund, String by, Instant at) {
        var key = new RefundKey(account, refund);
        return transactions.statement(() -> refunds.find(key).filter(found -> !found.isReversed())
                .map(found -> {
                    refunds.put(key, new Refund(found.id(), found.key(), found.taken(),
                            found.owed(), Optional.of(by), found.at()));
                    return true;
                }).orElse(false));
    }

    @Override
    public List<PersonalData.Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        of(account, Optional.empty(), Integer.MAX_VALUE).forEach(bought ->
                sections.record("purchases", Map.of(
                        "product", bought.purchase().product().value(),
                        "at", bought.purchase().at())));
    }

    /** Payment records stay, for the books. */
    @Override
    public void erase(AccountId account) {}
}
