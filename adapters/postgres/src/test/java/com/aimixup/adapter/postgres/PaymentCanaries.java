package com.aimixup.adapter.postgres;

import com.aimixup.application.conversations.ConversationSamples;
import com.aimixup.application.payments.Checkouts;
import com.aimixup.application.payments.PaymentEvents;
import com.aimixup.application.payments.PaymentSource.PaymentEvent;
import com.aimixup.application.payments.ShopChanges;
import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.privacy.Vault;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.payments.Debt;
import com.aimixup.domain.payments.ProductId;
import com.aimixup.domain.payments.Purchase;
import com.aimixup.domain.payments.PurchaseKey;
import com.aimixup.domain.payments.Refund;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.payments.Subscription;
import com.aimixup.domain.privacy.Private;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a person leaves who paid, and got some of it back. */
final class PaymentCanaries {
    private final PaymentEvents events;
    private final PostgresPurchases purchases;
    private final PostgresCheckouts checkouts;
    private final PostgresSubscriptions subscriptions;
    private final PostgresDebts debts;
    private final PostgresShopChanges changes;

    PaymentCanaries(Database database, Vault vault) {
        events = new PostgresPaymentEvents(database, vault);
        purchases = new PostgresPurchases(database);
        checkouts = new PostgresCheckouts(database, vault);
        subscriptions = new PostgresSubscriptions(database);
        debts = new PostgresDebts(database);
        changes = new PostgresShopChanges(database);
        vault.createKey(AccountId.OPERATOR);
    }

    List<PersonalData> stores() {
        return List.of(events, purchases, checkouts, subscriptions, debts, changes);
    }

    void pay(AccountId anna, String name) {
        var now = ConversationSamples.NOON;
        var key = new PurchaseKey(Shop.PADDLE, Canaries.mark(name, "transaction"));
        var event = new PaymentEvent("paddle", Canaries.mark(name, "event"), "sold", now,
                Private.of("{}"));
        events.add(event, now);
        events.finish(event, PaymentEvents.State.APPLIED, 1, now, Optional.of(anna),
                Optional.empty());
        checkouts.add(new Checkouts.Checkout(anna, UUID.randomUUID(), new ProductId("pack"), 1,
                Optional.empty(), Optional.empty(), now));
        purchases.add(new Purchase(anna, key, new ProductId(Canaries.mark(name, "product")), 1,
                new Credits(9), Optional.empty(), Optional.empty(), now));
        var refund = new Refund(key.refund("adj"), key, Credits.ZERO, new Credits(9),
                Optional.empty(), now);
        purchases.add(anna, refund);
        debts.add(new Debt(anna, refund.id(), refund.owed(), Debt.State.OPEN, now));
        changes.note(anna, ShopChanges.What.EMAIL, now);
        subscriptions.tell(new Subscription(anna, Shop.PADDLE,
                Canaries.mark(name, "subscription"), Optional.empty(),
                Subscription.State.ACTIVE, Optional.empty(), Optional.empty(), now));
    }
}
