package com.aimixup.application.payments;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.payments.Catalogue;
import com.aimixup.domain.payments.Product;
import com.aimixup.domain.payments.Subscription;
import java.util.List;
import java.util.Optional;

/** Shows what is for sale, and to a person what they bought. */
public final class ReadPayments {
    private final PaymentStores stores;
    private final Catalogue catalogue;

    public ReadPayments(PaymentStores stores, Catalogue catalogue) {
        this.stores = stores;
        this.catalogue = catalogue;
    }

    public List<Product> products() {
        return catalogue.products();
    }

    /** Newest first. */
    public List<Purchases.Bought> handle(AccountId account, Optional<Purchases.Place> after,
            int limit) {
        return stores.purchases().of(account, after, limit);
    }

    public List<Subscription> subscriptions(AccountId account) {
        return stores.subscriptions().of(account);
    }
}
