package com.aimixup.application.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.payments.AskShop.Outcome;
import com.aimixup.application.payments.ShopChanges.What;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.privacy.Private;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class AskShopTest {
    private final PaymentScene scene = new PaymentScene();
    private final MemoryShopDesk desk = new MemoryShopDesk();
    private final AskShop ask = new AskShop(scene.stores.purchases(),
            scene.stores.subscriptions(), Optional.of(desk));

    @Test
    void anInvoiceIsShownToWhoBoughtAndToNobodyElse() {
        scene.hear("evt_1", PaymentScene.bought("txn_1", PaymentScene.PACK, scene.anna));
        var purchase = PaymentScene.key("txn_1").id();
        assertInstanceOf(Outcome.At.class, ask.invoice(scene.anna, purchase));
        assertEquals(new Outcome.NothingBought(), ask.invoice(scene.ben, purchase));
        assertEquals(new Outcome.NothingBought(), ask.invoice(scene.anna, UUID.randomUUID()));
        assertEquals(List.of("invoice txn_1"), desk.asked());
    }

    @Test
    void thePortalIsForWhoBoughtInTheWeb() {
        assertEquals(new Outcome.NothingBought(), ask.portal(scene.anna));
        scene.hear("evt_1", PaymentScene.bought("txn_1", PaymentScene.PACK, scene.anna));
        assertInstanceOf(Outcome.At.class, ask.portal(scene.anna));
        assertEquals(List.of("portal txn_1 []"), desk.asked());
        desk.answer(Optional.of(new ShopDesk.Answer.Unreachable()));
        assertEquals(new Outcome.ShopUnreachable(), ask.portal(scene.anna));
        assertEquals(new Outcome.NotInUse(), new AskShop(scene.stores.purchases(),
                scene.stores.subscriptions(), Optional.empty()).portal(scene.anna));
    }

    @Test
    @Tag("right.rectify")
    void theShopIsToldOfANewAddressAtLeastOnceAndOnlyWhereSomebodyBought() {
        var tell = scene.tell(desk);
        scene.hear("evt_1", PaymentScene.bought("txn_1", PaymentScene.PACK, scene.anna));
        note(What.EMAIL);
        scene.transactions.run(() -> scene.stores.changes().note(scene.ben, What.NAME,
                PaymentScene.NOON));
        desk.answer(Optional.of(new ShopDesk.Answer.Unreachable()));
        assertEquals(1, tell.handle(), "of Ben there is nothing to tell");
        assertEquals(0, tell.handle(), "not again at once");
        desk.answer(Optional.empty());
        scene.clock.pass(Duration.ofMinutes(1));
        assertEquals(1, tell.handle());
        assertEquals(List.of("correct txn_1 anna@example.org -",
                "correct txn_1 anna@example.org -"), desk.asked());
        assertEquals(List.of(), scene.stores.changes().waiting(9));
        note(What.NAME);
        assertEquals(1, tell.handle());
        assertEquals("correct txn_1 - A", desk.asked().getLast());
    }

    @Test
    void whoeverChangesAnAccountNotesWhatTheShopHasToBeTold() {
        var accounts = scene.notingAccounts();
        var before = accounts.find(scene.anna).orElseThrow();
        scene.transactions.run(() -> assertTrue(accounts.change(
                before.at(new EmailAddress("new@example.org")))));
        scene.transactions.run(() -> assertFalse(accounts.change(
                before.at(new EmailAddress("late@example.org")))));
        assertEquals(List.of(What.EMAIL), waiting());
        var named = accounts.find(scene.anna).orElseThrow();
        scene.transactions.run(() -> accounts.change(
                named.called(Private.of("Anna"), named.language())));
        assertEquals(Set.of(What.EMAIL, What.NAME), Set.copyOf(waiting()));
        var same = accounts.find(scene.ben).orElseThrow();
        scene.transactions.run(() -> accounts.change(same.called(same.name(), same.language())));
        assertEquals(2, waiting().size());
    }

    private List<What> waiting() {
        return scene.stores.changes().waiting(9).stream().map(ShopChanges.Change::what).toList();
    }

    private void note(What what) {
        scene.transactions.run(() -> scene.stores.changes().note(scene.anna, what,
                scene.clock.instant()));
    }
}
