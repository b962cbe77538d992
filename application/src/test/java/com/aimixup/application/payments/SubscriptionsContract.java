package com.aimixup.application.payments;

import static com.aimixup.application.payments.PaymentSamples.NOON;
import static com.aimixup.application.payments.PaymentSamples.subscription;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.privacy.MemorySections;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.payments.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a store of subscriptions promises. */
@Tag("collect.payment")
public abstract class SubscriptionsContract {
    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final AccountId ben = new AccountId(UUID.randomUUID());
    private final String reference = "sub_" + UUID.randomUUID();

    protected abstract Subscriptions subscriptions();

    protected abstract Transactions transactions();

    @Test
    void theNewestNewsCountInWhateverOrderTheyCome() {
        var first = subscription(anna, reference, NOON);
        var second = new Subscription(anna, Shop.PADDLE, reference, Optional.empty(),
                Subscription.State.CANCELLED, Optional.empty(), Optional.of(NOON),
                NOON.plusSeconds(1));
        assertTrue(tell(second));
        assertFalse(tell(first));
        assertFalse(tell(second));
        assertEquals(Optional.of(second), subscriptions().find(Shop.PADDLE, reference));
        assertTrue(tell(subscription(anna, reference, NOON.plusSeconds(2))));
        assertEquals(Subscription.State.ACTIVE, subscriptions().of(anna).getFirst().state());
    }

    @Test
    void aSubscriptionMovesWithItsCustomer() {
        tell(subscription(anna, reference, NOON));
        assertEquals(0, move(Shop.APP_STORE));
        assertEquals(1, move(Shop.PADDLE));
        assertEquals(List.of(), subscriptions().of(anna));
        assertEquals(List.of(reference), subscriptions().of(ben).stream()
                .map(Subscription::reference).toList());
    }

    @Test
    void anArchiveHasOnesOwn() {
        tell(subscription(anna, reference, NOON));
        tell(subscription(ben, reference + "b", NOON));
        var sections = new MemorySections();
        subscriptions().export(anna, sections);
        assertEquals(1, sections.of("subscriptions").size());
    }

    private boolean tell(Subscription subscription) {
        return transactions().run(() -> subscriptions().tell(subscription));
    }

    private int move(Shop shop) {
        return transactions().run(() -> subscriptions().move(shop, anna, ben));
    }
}
