package com.aimixup.application.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aimixup.application.payments.RestorePurchases.Outcome;
import com.aimixup.domain.payments.PaymentNews;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.payments.ShopItem;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class RestorePurchasesTest {
    private final PaymentScene scene = new PaymentScene();
    private final MemoryAppPurchases service = new MemoryAppPurchases();
    private final RestorePurchases restore = scene.restore(Optional.of(service));

    @Test
    void whatNoEventToldIsGrantedOnceHoweverOftenItIsAskedFor() throws Exception {
        service.know(scene.anna, PaymentScene.bought("t1", PaymentScene.PACK, scene.anna));
        service.know(scene.anna, PaymentScene.bought("t2", PaymentScene.PACK, scene.anna));
        scene.hear("evt_1", PaymentScene.bought("t1", PaymentScene.PACK, scene.anna));
        assertEquals(new Outcome.Restored(2, 1, 0), restore.handle(scene.anna));
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(Collections.nCopies(8,
                    (Callable<Outcome>) () -> restore.handle(scene.anna))))
                assertEquals(new Outcome.Restored(2, 0, 0), done.get());
        }
        scene.has(scene.anna, 2_000);
        scene.hear("evt_2", PaymentScene.bought("t2", PaymentScene.PACK, scene.anna));
        scene.has(scene.anna, 2_000);
    }

    @Test
    void whatAnotherBoughtIsNotGrantedAgain() {
        scene.hear("evt_1", PaymentScene.bought("t1", PaymentScene.PACK, scene.anna));
        service.know(scene.ben, PaymentScene.bought("t1", PaymentScene.PACK, scene.ben));
        assertEquals(new Outcome.Restored(1, 0, 0), restore.handle(scene.ben));
        scene.has(scene.anna, 1_000);
        scene.has(scene.ben, 0);
    }

    @Test
    void aRefundThatWasNotToldIsTakenBackAndOneOfNothingDoesNothing() {
        scene.hear("evt_1", PaymentScene.bought("t1", PaymentScene.PACK, scene.anna));
        for (var transaction : new String[] {"t1", "t9"}) service.know(scene.anna,
                new PaymentNews.Refunded(PaymentScene.key(transaction), "refund",
                        Optional.empty(), PaymentScene.NOON));
        for (var times = 0; times < 2; times++)
            assertEquals(new Outcome.Restored(0, 0, 0), restore.handle(scene.anna));
        scene.has(scene.anna, 0);
    }

    @Test
    void whatNobodySellsWaitsAndAServiceThatIsAwayIsTold() {
        service.know(scene.anna, PaymentScene.bought("t1",
                new ShopItem(Shop.PADDLE, "none"), scene.anna));
        assertEquals(new Outcome.Restored(1, 0, 1), restore.handle(scene.anna));
        service.answer(Optional.of(new AppPurchases.Answer.Unreachable()));
        assertEquals(new Outcome.ServiceUnreachable(), restore.handle(scene.anna));
        service.answer(Optional.of(new AppPurchases.Answer.Refused(401)));
        assertEquals(new Outcome.ServiceRefused(), restore.handle(scene.anna));
        assertEquals(new Outcome.NotInUse(),
                scene.restore(Optional.empty()).handle(scene.anna));
    }
}
