package com.aimixup.application.payments;

import static com.aimixup.application.payments.PaymentSamples.NOON;
import static com.aimixup.application.payments.PaymentSamples.key;
import static com.aimixup.application.payments.PaymentSamples.purchase;
import static com.aimixup.application.payments.PaymentSamples.refund;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.payments.Purchases.Bought;
import com.aimixup.application.payments.Purchases.Place;
import com.aimixup.application.privacy.MemorySections;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.payments.Purchase;
import com.aimixup.domain.payments.PurchaseKey;
import com.aimixup.domain.payments.Refund;
import com.aimixup.domain.payments.Shop;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a store of purchases promises. */
@Tag("collect.payment")
public abstract class PurchasesContract {
    private static final int ALL = 100;

    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final AccountId ben = new AccountId(UUID.randomUUID());

    protected abstract Purchases purchases();

    protected abstract Transactions transactions();

    @Test
    void allThatWasBoughtFromATimeOnIsThereWithItsRefunds() {
        var old = purchase(anna, NOON.minusSeconds(1));
        var annas = purchase(anna, NOON);
        var bens = purchase(ben, NOON.plusSeconds(1));
        for (var one : List.of(old, annas, bens)) add(one);
        var refund = refund(annas.key(), "adj", NOON);
        transactions().run(() -> purchases().add(anna, refund));
        var found = purchases().since(NOON).stream()
                .filter(one -> List.of(old, annas, bens).contains(one.purchase())).toList();
        assertEquals(Set.of(new Bought(annas, List.of(refund)), new Bought(bens, List.of())),
                Set.copyOf(found));
    }

    @Test
    void aPurchaseIsFoundByItsKeyAlone() {
        var bought = purchase(anna, NOON);
        assertTrue(add(bought));
        assertEquals(Optional.of(bought), purchases().find(bought.key()));
        assertEquals(Optional.empty(), purchases().find(
                new PurchaseKey(Shop.APP_STORE, bought.key().transaction())));
    }

    @Test
    void whatTheShopDoesNotTellIsEmpty() {
        var bought = new Purchase(anna, key(), PaymentSamples.PACK, 1, new Credits(5),
                Optional.empty(), Optional.of("sub_1"), NOON);
        add(bought);
        assertEquals(Optional.of(bought), purchases().find(bought.key()));
    }

    @Test
    void aPurchaseIsKeptOnceWhoeverItIsSaidToBeOf() {
        var bought = purchase(anna, NOON);
        add(bought);
        var other = new Purchase(ben, bought.key(), bought.product(), 1, new Credits(1),
                Optional.empty(), Optional.empty(), NOON);
        assertFalse(add(bought));
        assertFalse(add(other));
        assertEquals(Optional.of(bought), purchases().find(bought.key()));
    }

    @Test
    void ofManyWhoAddItAtOnceOneDoes() throws Exception {
        var bought = purchase(anna, NOON);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, 16).mapToObj(_ -> threads.submit(() -> add(bought)))
                    .toList();
            var added = 0;
            for (var task : tasks) if (task.get()) added++;
            assertEquals(1, added);
        }
    }

    @Test
    void purchasesComeNewestFirstInPagesWithTheirRefunds() {
        var old = purchase(anna, NOON);
        var newer = purchase(anna, NOON.plusSeconds(1));
        add(old);
        add(newer);
        add(purchase(ben, NOON));
        var back = refund(old.key(), "adj_1", NOON.plusSeconds(2));
        assertTrue(add(anna, back));
        var first = purchases().of(anna, Optional.empty(), 1);
        assertEquals(List.of(new Bought(newer, List.of())), first);
        assertEquals(List.of(new Bought(old, List.of(back))), purchases().of(anna,
                Optional.of(new Place(newer.at(), newer.key().id())), ALL));
    }

    @Test
    void aRefundIsKeptOnceAndReversedOnce() {
        var bought = purchase(anna, NOON);
        add(bought);
        var back = refund(bought.key(), "adj_1", NOON);
        assertTrue(add(anna, back));
        assertFalse(add(anna, back));
        assertTrue(reverse(back));
        assertFalse(reverse(back));
        assertEquals(List.of(new Refund(back.id(), back.key(), back.taken(), back.owed(),
                Optional.of("adj_9"), back.at())), purchases().refunds(anna, bought.key()));
        assertEquals(List.of(), purchases().refunds(ben, bought.key()));
    }

    @Test
    void anArchiveHasOnesOwnPurchasesOnlyAndErasingKeepsThem() {
        var bought = purchase(anna, NOON);
        add(bought);
        add(purchase(ben, NOON));
        var sections = new MemorySections();
        purchases().export(anna, sections);
        assertEquals(1, sections.of("purchases").size());
        transactions().run(() -> purchases().erase(anna));
        assertEquals(Optional.of(bought), purchases().find(bought.key()));
    }

    private boolean add(Purchase purchase) {
        return transactions().run(() -> purchases().add(purchase));
    }

    private boolean add(AccountId account, Refund refund) {
        return transactions().run(() -> purchases().add(account, refund));
    }

    private boolean reverse(Refund refund) {
        return transactions().run(() -> purchases().reverse(anna, refund.id(), "adj_9",
                NOON.plusSeconds(5)));
    }
}
