package com.aimixup.application.payments;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.payments.Subscription;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Subscriptions in memory. */
public final class MemorySubscriptions implements Subscriptions {
    private record Key(Shop shop, String reference) {}

    private final MemoryTransactions transactions;
    private final MemoryTable<Key, Subscription> subscriptions;

    public MemorySubscriptions(MemoryTransactions transactions) {
        this.transactions = transactions;
        subscriptions = transactions.table();
    }

    @Override
    public boolean tell(Subscription told) {
        var key = new Key(told.shop(), told.reference());
        return transactions.statement(() -> {
            var newer = subscriptions.find(key)
                    .map(known -> known.toldAt().isBefore(told.toldAt())).orElse(true);
            if (newer) subscriptions.put(key, told);
            return newer;
        });
    }

    @Override
    public Optional<Subscription> find(Shop shop, String reference) {
        return subscriptions.find(new Key(shop, reference));
    }

    @Override
    public List<Subscription> of(AccountId account) {
        return subscriptions.all((_, known) -> known.account().equals(account)).stream()
                .sorted(Comparator.comparing(Subscription::reference)).toList();
    }

    @Override
    public int move(Shop shop, AccountId from, AccountId to) {
        return transactions.statement(() -> {
            var moving = subscriptions.all((key, known) -> key.shop() == shop
                    && known.account().equals(from));
            for (var one : moving)
                subscriptions.put(new Key(shop, one.reference()), new Subscription(to, shop,
                        one.reference(), one.product(), one.state(), one.endsAt(),
                        one.cancelsAt(), one.toldAt()));
            return moving.size();
        });
    }

    @Override
    public List<PersonalData.Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        of(account).forEach(known -> sections.record("subscriptions",
                Map.of("reference", known.reference(), "state", known.state().name())));
    }

    /** Payment records stay, for the books. */
    @Override
    public void erase(AccountId account) {}
}
