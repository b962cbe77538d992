package com.aimixup.application.payments;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.payments.Purchase;
import com.aimixup.domain.payments.PurchaseKey;
import com.aimixup.domain.payments.Refund;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was bought, and what of it was given back. Kept as long as the law says. */
public interface Purchases extends PersonalData {

    /** @return false if it is there already */
    boolean add(Purchase purchase);

    Optional<Purchase> find(PurchaseKey key);

    /** Newest first; continues after a place. */
    List<Bought> of(AccountId account, Optional<Place> after, int limit);

    /** Of everybody, from then on; in no order. */
    List<Bought> since(Instant from);

    /** @return false if it is there already */
    boolean add(AccountId account, Refund refund);

    List<Refund> refunds(AccountId account, PurchaseKey key);

    /** @return false if it was reversed before */
    boolean reverse(AccountId account, UUID refund, String by, Instant at);

    record Bought(Purchase purchase, List<Refund> refunds) {
        public Bought {
            refunds = List.copyOf(refunds);
        }
    }

    record Place(Instant at, UUID purchase) {}
}
