package com.aimixup.application.payments;

import com.aimixup.application.payments.PaymentSource.PaymentEvent;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.payments.Money;
import com.aimixup.domain.payments.ProductId;
import com.aimixup.domain.payments.Purchase;
import com.aimixup.domain.payments.PurchaseKey;
import com.aimixup.domain.payments.Refund;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.payments.Subscription;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;

/** Purchases and what goes with them, each with a new id. */
final class PaymentSamples {
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    static final ProductId PACK = new ProductId("pack");

    private PaymentSamples() {}

    static PurchaseKey key() {
        return new PurchaseKey(Shop.PADDLE, "txn_" + UUID.randomUUID());
    }

    static Purchase purchase(AccountId account, Instant at) {
        return new Purchase(account, key(), PACK, 2, new Credits(2_000),
                Optional.of(new Money(1_499, Currency.getInstance("EUR"))), Optional.empty(), at);
    }

    static Refund refund(PurchaseKey key, String adjustment, Instant at) {
        return new Refund(key.refund(adjustment), key, new Credits(70), new Credits(30),
                Optional.empty(), at);
    }

    static Subscription subscription(AccountId account, String reference, Instant toldAt) {
        return new Subscription(account, Shop.PADDLE, reference, Optional.of(PACK),
                Subscription.State.ACTIVE, Optional.of(NOON.plusSeconds(9)), Optional.empty(),
                toldAt);
    }

    static PaymentEvent event(Instant occurredAt) {
        return new PaymentEvent("paddle", "evt_" + UUID.randomUUID(), "transaction.completed",
                occurredAt, Private.of("{\"id\":\"txn_canary\"}"));
    }
}
