package com.aimixup.application.payments;

import com.aimixup.domain.payments.PurchaseKey;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.payments.ShopItem;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.UUID;

/** The shop that sells in the web. It is asked over the network: never within a transaction. */
public interface WebShop {

    Shop shop();

    /**
     * Begins a payment.
     *
     * @param reference ours; all that the shop learns of who pays
     */
    Answer open(UUID reference, ShopItem item, long quantity);

    /** Looks whether a payment of this reference was begun after that time. */
    Answer find(UUID reference, Instant since);

    /** Ends a subscription with its paid period. */
    Answer cancel(String subscription);

    sealed interface Answer {
        /** @param url where to pay */
        record Opened(PurchaseKey key, Private<String> url) implements Answer {}

        record None() implements Answer {}

        record Cancelling() implements Answer {}

        /** It answered, and not as asked. @param status of its answer */
        record Refused(int status) implements Answer {}

        /** It could not be asked, is busy, or did not answer in time: it may have done it. */
        record Unreachable() implements Answer {}
    }
}
