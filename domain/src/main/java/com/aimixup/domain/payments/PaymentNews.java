package com.aimixup.domain.payments;

import com.aimixup.domain.accounts.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an event of a payment service says, in our words. */
public sealed interface PaymentNews {

    /**
     * Who it is about: accounts that the event names, in the order of belief, or else whoever
     * opened this checkout or has this subscription.
     *
     * @param named ids that may be ours; only from a field that a stranger cannot write
     */
    record Buyer(List<AccountId> named, Optional<String> checkout,
            Optional<String> subscription) {
        public Buyer {
            named = List.copyOf(named);
        }
    }

    record Item(ShopItem sold, long quantity) {}

    /** Money came in for something. */
    record Bought(PurchaseKey key, Buyer buyer, List<Item> items, Optional<Money> paid,
            Optional<String> subscription, Instant at) implements PaymentNews {
        public Bought {
            items = List.copyOf(items);
        }
    }

    /**
     * Money went back: a refund or a chargeback that the shop has approved.
     *
     * @param adjustment the shop's id of it
     * @param amount of the money; empty for all of it
     */
    record Refunded(PurchaseKey key, String adjustment, Optional<Money> amount, Instant at)
            implements PaymentNews {}

    /**
     * A refund was taken back.
     *
     * @param adjustment the shop's id of the refund; empty for the newest that still holds
     * @param by the shop's id of the taking back: it happens once
     */
    record RefundReversed(PurchaseKey key, Optional<String> adjustment, String by, Instant at)
            implements PaymentNews {}

    /** A subscription's state; says nothing of money. */
    record SubscriptionTold(Shop shop, String reference, Buyer buyer, List<Item> items,
            Subscription.State state, Optional<Instant> endsAt, Optional<Instant> cancelsAt,
            Instant at) implements PaymentNews {
        public SubscriptionTold {
            items = List.copyOf(items);
        }
    }

    /** A shop's customer changed accounts: subscriptions move, nothing is granted again. */
    record Moved(Set<AccountId> from, Set<AccountId> to, Shop shop, Instant at)
            implements PaymentNews {
        public Moved {
            from = Set.copyOf(from);
            to = Set.copyOf(to);
        }
    }

    /** Nothing for us to do, and why. */
    record Nothing(Reason reason) implements PaymentNews {}

    enum Reason {
        /** A kind of event that we do not know; somebody should look at it. */
        UNKNOWN_KIND,
        /** Known, and without effect on credits or subscriptions. */
        NO_EFFECT,
        /** From a sandbox, and this is no sandbox. */
        SANDBOX,
        /** Told by another service too, which counts. */
        OTHER_SOURCE
    }
}
