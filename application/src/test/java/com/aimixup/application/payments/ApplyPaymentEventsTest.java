package com.aimixup.application.payments;

import static com.aimixup.application.payments.PaymentScene.MONTHLY;
import static com.aimixup.application.payments.PaymentScene.NOON;
import static com.aimixup.application.payments.PaymentScene.PACK;
import static com.aimixup.application.payments.PaymentScene.bought;
import static com.aimixup.application.payments.PaymentScene.key;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.payments.Checkouts.Checkout;
import com.aimixup.application.payments.PaymentEvents.State;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Hold;
import com.aimixup.domain.credits.HoldId;
import com.aimixup.domain.credits.Transfer;
import com.aimixup.domain.payments.Debt;
import com.aimixup.domain.payments.Money;
import com.aimixup.domain.payments.PaymentNews.Bought;
import com.aimixup.domain.payments.PaymentNews.Buyer;
import com.aimixup.domain.payments.PaymentNews.Item;
import com.aimixup.domain.payments.PaymentNews.Moved;
import com.aimixup.domain.payments.PaymentNews.Nothing;
import com.aimixup.domain.payments.PaymentNews.Reason;
import com.aimixup.domain.payments.PaymentNews.RefundReversed;
import com.aimixup.domain.payments.PaymentNews.Refunded;
import com.aimixup.domain.payments.PaymentNews.SubscriptionTold;
import com.aimixup.domain.payments.ProductId;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.payments.ShopItem;
import com.aimixup.domain.payments.Subscription;
import com.aimixup.domain.privacy.Private;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("collect.payment")
final class ApplyPaymentEventsTest {
    private final PaymentScene scene = new PaymentScene();

    @Test
    void aPurchaseGrantsWhatTheCatalogueSays() {
        scene.hear("e1", bought("t1", PACK, scene.anna));
        scene.has(scene.anna, 1_000);
        assertEquals(State.APPLIED, scene.state("e1"));
        assertEquals(Optional.of(scene.anna), scene.entry("e1").account());
    }

    @Test
    void theSamePurchaseByTwoEventsCountsOnce() {
        scene.hear("e1", bought("t1", PACK, scene.anna));
        scene.hear("e2", bought("t1", PACK, scene.anna));
        scene.hear("e1", bought("t1", PACK, scene.anna));
        scene.has(scene.anna, 1_000);
        assertEquals(State.APPLIED, scene.state("e2"));
    }

    @Test
    void whoOpenedThePaymentCountsMoreThanWhomItNames() {
        scene.stores.checkouts().add(new Checkout(scene.ben, new UUID(0, 1),
                new ProductId("pack"), 1, Optional.empty(), Optional.empty(), NOON));
        scene.stores.checkouts().opened(scene.ben, new UUID(0, 1), key("t1"),
                Private.of("https://pay"));
        scene.hear("e1", bought("t1", PACK, scene.anna));
        scene.has(scene.ben, 1_000);
        scene.has(scene.anna, 0);
    }

    @Test
    void whatCannotBeAppliedWaitsLongerEachTimeAndThenForAPerson() {
        scene.hear("e1", bought("t1", PACK));
        assertEquals(State.WAITING, scene.state("e1"));
        assertEquals(Optional.of("unknown-buyer"), scene.entry("e1").note());
        var last = Duration.ZERO;
        while (scene.state("e1") == State.WAITING) {
            var pause = Duration.between(scene.clock.instant(), scene.entry("e1").nextTryAt());
            assertTrue(pause.compareTo(last) >= 0);
            last = pause;
            assertEquals(0, scene.apply.handle());
            scene.clock.pass(pause);
            assertEquals(1, scene.apply.handle());
        }
        assertEquals(State.STUCK, scene.state("e1"));
        assertEquals(1, scene.stores.events().retry(Optional.of("e1"), scene.clock.instant()));
        assertEquals(State.WAITING, scene.state("e1"));
    }

    @Test
    void neitherTwoNamesNorAnUnknownItemGrantAnything() {
        scene.hear("e1", bought("t1", PACK, scene.anna, scene.ben));
        scene.hear("e2", bought("t2", new ShopItem(Shop.PADDLE, "pri_other"), scene.anna));
        scene.receiveUnreadable("e3");
        scene.apply.handle();
        assertEquals(Optional.of("several-buyers"), scene.entry("e1").note());
        assertEquals(Optional.of("unknown-product"), scene.entry("e2").note());
        assertEquals(Optional.of("unreadable"), scene.entry("e3").note());
        scene.has(scene.anna, 0);
    }

    @Test
    void oneBadEventDoesNotHoldUpTheNext() {
        scene.receiveUnreadable("e1");
        scene.receive("e2", bought("t2", PACK, scene.anna));
        assertEquals(2, scene.apply.handle());
        scene.has(scene.anna, 1_000);
    }

    @Test
    void newsWithoutEffectAreNotedWithTheirReason() {
        scene.hear("e1", new Nothing(Reason.SANDBOX));
        assertEquals(State.IGNORED, scene.state("e1"));
        assertEquals(Optional.of("sandbox"), scene.entry("e1").note());
    }

    @Test
    void aRefundThatComesFirstWaitsForItsPurchase() {
        scene.hear("r", new Refunded(key("t1"), "a1", Optional.empty(), NOON));
        assertEquals(Optional.of("unknown-purchase"), scene.entry("r").note());
        scene.hear("e", bought("t1", PACK, scene.anna));
        scene.has(scene.anna, 1_000);
        scene.clock.pass(Duration.ofSeconds(5));
        scene.apply.handle();
        scene.has(scene.anna, 0);
        assertFalse(scene.stores.debts().hasOpen(scene.anna));
    }

    @Test
    void refundsTogetherTakeNoMoreThanWasGranted() {
        scene.hear("e", bought("t1", PACK, scene.anna));
        scene.hear("f", bought("t2", PACK, scene.anna));
        scene.hear("r1", new Refunded(key("t1"), "a1", Optional.of(euros(500)), NOON));
        scene.has(scene.anna, 2_000 - 333);
        scene.hear("r2", new Refunded(key("t1"), "a2", Optional.empty(), NOON));
        scene.hear("r3", new Refunded(key("t1"), "a3", Optional.empty(), NOON));
        scene.has(scene.anna, 1_000);
    }

    @Test
    void whatWasSpentIsOwedUntilTheShopTakesTheRefundBack() {
        scene.hear("e", bought("t1", PACK, scene.anna));
        spend(400);
        scene.hear("r", new Refunded(key("t1"), "a1", Optional.empty(), NOON));
        scene.hear("r again", new Refunded(key("t1"), "a1", Optional.empty(), NOON));
        scene.has(scene.anna, 0);
        assertEquals(List.of(new Credits(400)), scene.stores.debts().of(scene.anna).stream()
                .map(Debt::amount).toList());
        assertTrue(scene.stores.debts().hasOpen(scene.anna));
        scene.hear("v", new RefundReversed(key("t1"), Optional.of("a1"), "a1", NOON));
        scene.hear("v again", new RefundReversed(key("t1"), Optional.of("a1"), "a1", NOON));
        scene.has(scene.anna, 600);
        assertFalse(scene.stores.debts().hasOpen(scene.anna));
    }

    @Test
    void aRefundWaitsForWorkThatMaySpendTheLot() {
        scene.hear("e", bought("t1", PACK, scene.anna));
        var hold = hold(300);
        scene.hear("r", new Refunded(key("t1"), "a1", Optional.empty(), NOON));
        assertEquals(Optional.of("held"), scene.entry("r").note());
        scene.transactions.run(() -> scene.ledger.post(scene.anna, Transfer.close(hold,
                new Credits(100), scene.ledger.lots(scene.anna), NOON)));
        scene.clock.pass(Duration.ofSeconds(5));
        scene.apply.handle();
        scene.has(scene.anna, 0);
        assertEquals(new Credits(100), scene.stores.debts().of(scene.anna).getFirst().amount());
    }

    @Test
    void whatTakesARefundBackTakesOneBackThatStillHolds() {
        scene.hear("e", bought("t1", PACK, scene.anna));
        scene.hear("r1", new Refunded(key("t1"), "a1", Optional.of(euros(300)), NOON));
        scene.hear("r2", new Refunded(key("t1"), "a2", Optional.of(euros(600)),
                NOON.plusSeconds(1)));
        for (var id : List.of("v", "v again"))
            scene.hear(id, new RefundReversed(key("t1"), Optional.empty(), "a3", NOON));
        scene.has(scene.anna, 1_000 - 200);
    }

    @Test
    void olderNewsOfASubscriptionChangeNothing() {
        scene.hear("s2", told(Subscription.State.CANCELLED, NOON.plusSeconds(60)));
        scene.hear("s1", told(Subscription.State.ACTIVE, NOON));
        var known = scene.stores.subscriptions().find(Shop.PADDLE, "sub1").orElseThrow();
        assertEquals(Subscription.State.CANCELLED, known.state());
        assertEquals(Optional.of(new ProductId("monthly")), known.product());
    }

    @Test
    void aRenewalIsFoundByItsSubscription() {
        scene.hear("s", told(Subscription.State.ACTIVE, NOON));
        scene.hear("e", new Bought(key("t2"), new Buyer(List.of(), Optional.empty(),
                Optional.of("sub1")), List.of(new Item(MONTHLY, 1)), Optional.empty(),
                Optional.of("sub1"), NOON));
        scene.has(scene.anna, 300);
    }

    @Test
    void aMoveTakesSubscriptionsAlongAndGrantsNothing() {
        scene.hear("s", told(Subscription.State.ACTIVE, NOON));
        scene.hear("m", new Moved(Set.of(scene.anna), Set.of(scene.ben), Shop.PADDLE, NOON));
        assertEquals(List.of(), scene.stores.subscriptions().of(scene.anna));
        assertEquals(1, scene.stores.subscriptions().of(scene.ben).size());
        scene.has(scene.ben, 0);
    }

    private SubscriptionTold told(Subscription.State state, Instant at) {
        return new SubscriptionTold(Shop.PADDLE, "sub1", new Buyer(List.of(scene.anna),
                Optional.empty(), Optional.empty()), List.of(new Item(MONTHLY, 1)), state,
                Optional.empty(), Optional.empty(), at);
    }

    private static Money euros(long cents) {
        return new Money(cents, Currency.getInstance("EUR"));
    }

    private void spend(long micros) {
        var hold = hold(micros);
        scene.transactions.run(() -> scene.ledger.post(scene.anna, Transfer.close(hold,
                new Credits(micros), scene.ledger.lots(scene.anna), NOON)));
    }

    private Hold hold(long micros) {
        var hold = new Hold(new HoldId(UUID.randomUUID()), new Credits(micros),
                NOON.plusSeconds(60));
        scene.transactions.run(() -> scene.ledger.open(scene.anna, Transfer.open(hold, NOON),
                hold));
        return hold;
    }
}
