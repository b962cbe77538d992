package com.aimixup.application.payments;

import com.aimixup.application.payments.WebShop.Answer;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.payments.Subscription;
import com.aimixup.domain.payments.Subscription.State;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks the shop to end a subscription with its paid period. What becomes of it the shop tells by an
 * event, as ever.
 */
public final class CancelSubscription {

    public sealed interface Outcome {
        /** Asked for, or not needed: it ends already. */
        record Ending() implements Outcome {}

        record UnknownSubscription() implements Outcome {}

        /** Bought in a store that only the person can tell. */
        record ElsewhereOnly(Subscription subscription) implements Outcome {}

        record ShopUnreachable() implements Outcome {}

        record ShopRefused() implements Outcome {}
    }

    private final Subscriptions subscriptions;
    private final Optional<WebShop> shop;

    /** @param shop empty if none is in use */
    public CancelSubscription(Subscriptions subscriptions, Optional<WebShop> shop) {
        this.subscriptions = subscriptions;
        this.shop = shop;
    }

    public Outcome handle(AccountId account, UUID id) {
        var found = subscriptions.of(account).stream().filter(one -> one.id().equals(id))
                .findFirst();
        if (found.isEmpty()) return new Outcome.UnknownSubscription();
        var subscription = found.get();
        if (subscription.cancelsAt().isPresent() || subscription.state() == State.CANCELLED
                || subscription.state() == State.EXPIRED) return new Outcome.Ending();
        var seller = shop.filter(one -> one.shop() == subscription.shop());
        if (seller.isEmpty()) return new Outcome.ElsewhereOnly(subscription);
        return switch (seller.get().cancel(subscription.reference())) {
            case Answer.Cancelling() -> new Outcome.Ending();
            case Answer.Unreachable() -> new Outcome.ShopUnreachable();
            case Answer.Refused _, Answer.None(), Answer.Opened _ -> new Outcome.ShopRefused();
        };
    }
}
