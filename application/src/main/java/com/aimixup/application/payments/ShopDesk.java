package com.aimixup.application.payments;

import com.aimixup.domain.payments.PurchaseKey;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.privacy.Private;
import java.util.List;
import java.util.Optional;

/**
 * What the shop in the web does for somebody who bought there, known to it by a purchase. It is
 * asked over the network: never within a transaction.
 */
public interface ShopDesk {

    Shop shop();

    /** Where the invoice of a purchase is, for a while. */
    Answer invoice(PurchaseKey purchase);

    /** Where its customer sees to payments and subscriptions, once; not to be kept. */
    Answer portal(PurchaseKey purchase, List<String> subscriptions);

    /** Has it know its customer by another address or name. @param name empty if it stays */
    Answer correct(PurchaseKey purchase, Optional<Private<String>> email,
            Optional<Private<String>> name);

    sealed interface Answer {
        record Link(Private<String> url) implements Answer {}

        record Done() implements Answer {}

        /** It has no such thing. */
        record None() implements Answer {}

        /** It answered, and not as asked. @param status of its answer */
        record Refused(int status) implements Answer {}

        record Unreachable() implements Answer {}
    }
}
