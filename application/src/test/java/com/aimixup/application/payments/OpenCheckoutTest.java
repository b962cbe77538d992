package com.aimixup.application.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.aimixup.application.payments.OpenCheckout.Command;
import com.aimixup.application.payments.OpenCheckout.Outcome;
import com.aimixup.application.payments.WebShop.Answer;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.payments.Catalogue;
import com.aimixup.domain.payments.Product;
import com.aimixup.domain.payments.ProductId;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.payments.ShopItem;
import com.aimixup.domain.payments.Subscription;
import com.aimixup.domain.payments.Subscription.State;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class OpenCheckoutTest {
    private static final ProductId PACK = new ProductId("pack");
    private static final ProductId IN_THE_APP = new ProductId("in-the-app");
    private static final Catalogue CATALOGUE = new Catalogue(List.of(
            product(PACK, Shop.PADDLE), product(IN_THE_APP, Shop.APP_STORE)));
    private final PaymentScene scene = new PaymentScene();
    private final MemoryWebShop shop = new MemoryWebShop();
    private final OpenCheckout open = open(Optional.of(shop));
    private final UUID id = UUID.randomUUID();

    private static Product product(ProductId id, Shop shop) {
        return new Product(id, Product.Kind.PACK, "A pack", Credits.ofWhole(5), Optional.empty(),
                Set.of(new ShopItem(shop, "item")));
    }

    private OpenCheckout open(Optional<WebShop> shop) {
        return new OpenCheckout(scene.stores.checkouts(), shop, CATALOGUE, scene.transactions,
                scene.clock);
    }

    @Test
    void theSameAgainIsTheSameCheckoutAndOnePayment() {
        var first = handle(id, PACK, 2);
        assertInstanceOf(Outcome.Opened.class, first);
        assertEquals(first, handle(id, PACK, 2));
        assertEquals(1, shop.count());
        assertNotEquals(first, handle(UUID.randomUUID(), PACK, 2));
    }

    @Test
    void afterALostAnswerTheShopIsAskedWhatItHas() {
        shop.answer(Optional.of(new Answer.Unreachable()));
        assertEquals(new Outcome.ShopUnreachable(), handle(id, PACK, 1));
        assertEquals(new Outcome.ShopUnreachable(), handle(id, PACK, 1));
        shop.answer(Optional.empty());
        assertInstanceOf(Outcome.Opened.class, handle(id, PACK, 1));
        assertEquals(1, shop.count(), "nothing is begun twice");
    }

    @Test
    void aRequestThatNeverArrivedIsMadeAgain() {
        scene.transactions.run(() -> scene.stores.checkouts().add(new Checkouts.Checkout(
                scene.anna, id, PACK, 1, Optional.empty(), Optional.empty(), PaymentScene.NOON)));
        assertInstanceOf(Outcome.Opened.class, handle(id, PACK, 1));
        assertEquals(1, shop.count());
    }

    @Test
    void anotherPersonsIdOpensNothingOfTheirs() {
        var annas = assertInstanceOf(Outcome.Opened.class, handle(id, PACK, 1));
        scene.transactions.run(() -> scene.stores.checkouts().add(new Checkouts.Checkout(
                scene.ben, id, PACK, 1, Optional.empty(), Optional.empty(), PaymentScene.NOON)));
        var bens = assertInstanceOf(Outcome.Opened.class,
                open.handle(new Command(scene.ben, id, PACK, 1)));
        assertNotEquals(annas.checkout().key(), bens.checkout().key());
    }

    @Test
    void whatCannotBeOpenedIsToldAndNotKept() {
        assertEquals(new Outcome.UnknownProduct(), handle(id, new ProductId("none"), 1));
        assertEquals(new Outcome.UnknownProduct(), handle(id, IN_THE_APP, 1));
        assertEquals(new Outcome.NotInUse(), open(Optional.empty()).handle(
                new Command(scene.anna, id, PACK, 1)));
        assertEquals(0, shop.count());
        assertInstanceOf(Outcome.Opened.class, handle(id, PACK, 1));
        assertEquals(new Outcome.IdTaken(), handle(id, PACK, 2));
    }

    @Test
    void aShopThatRefusesIsNoShopThatIsAway() {
        shop.answer(Optional.of(new Answer.Refused(403)));
        assertEquals(new Outcome.ShopRefused(), handle(id, PACK, 1));
    }

    @Test
    void aSubscriptionIsCancelledWhereItWasBought() {
        var paddle = subscription(Shop.PADDLE, "sub_1", State.ACTIVE);
        var store = subscription(Shop.APP_STORE, "1000", State.ACTIVE);
        var over = subscription(Shop.PADDLE, "sub_2", State.EXPIRED);
        var cancel = new CancelSubscription(scene.stores.subscriptions(), Optional.of(shop));
        assertEquals(new CancelSubscription.Outcome.Ending(),
                cancel.handle(scene.anna, paddle.id()));
        assertEquals(new CancelSubscription.Outcome.Ending(),
                cancel.handle(scene.anna, over.id()));
        assertEquals(new CancelSubscription.Outcome.ElsewhereOnly(store),
                cancel.handle(scene.anna, store.id()));
        assertEquals(new CancelSubscription.Outcome.UnknownSubscription(),
                cancel.handle(scene.ben, paddle.id()));
        assertEquals(List.of("sub_1"), shop.cancelled());
    }

    private Subscription subscription(Shop at, String reference, State state) {
        var told = new Subscription(scene.anna, at, reference, Optional.empty(), state,
                Optional.empty(), Optional.empty(), PaymentScene.NOON);
        scene.transactions.run(() -> scene.stores.subscriptions().tell(told));
        return told;
    }

    private Outcome handle(UUID id, ProductId product, long quantity) {
        return open.handle(new Command(scene.anna, id, product, quantity));
    }
}
