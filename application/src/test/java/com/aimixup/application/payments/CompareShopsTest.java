package com.aimixup.application.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aimixup.application.payments.CompareShops.Difference;
import com.aimixup.application.payments.CompareShops.Kind;
import com.aimixup.application.payments.CompareShops.Side;
import com.aimixup.application.payments.ShopRecords.Return;
import com.aimixup.application.payments.ShopRecords.Sale;
import com.aimixup.domain.payments.Money;
import com.aimixup.domain.payments.PaymentNews.Bought;
import com.aimixup.domain.payments.PaymentNews;
import com.aimixup.domain.payments.PurchaseKey;
import com.aimixup.domain.payments.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CompareShopsTest {
    private static final Instant NOON = PaymentScene.NOON;
    private static final Money PAID = new Money(1_500, Currency.getInstance("EUR"));
    private final PaymentScene scene = new PaymentScene();
    private final MemoryShopRecords records = new MemoryShopRecords();
    private final MemoryAppPurchases apps = new MemoryAppPurchases();
    private final CompareShops compare = new CompareShops(scene.stores.purchases(),
            Optional.of(records), Optional.of(apps), scene.clock);

    @Test
    void whatAgreesIsNoDifferenceAndWhatIsNewMayBeOnItsWay() {
        buy("txn_1");
        refund("txn_1", "adj_1");
        records.sold(sale("txn_1", PAID));
        records.returned(back("txn_1", "adj_1"));
        records.sold(sale("txn_new", PAID));
        scene.clock.pass(Duration.ofMinutes(10));
        assertEquals(List.of(), differences());
        scene.clock.pass(Duration.ofMinutes(10));
        assertEquals(List.of(new Difference(Kind.SALE_UNKNOWN_HERE,
                PaymentScene.key("txn_new"))), differences());
    }

    @Test
    void eachDifferenceHasItsName() {
        for (var id : List.of("txn_1", "txn_2", "txn_3", "txn_4")) buy(id);
        refund("txn_4", "adj_4");
        records.sold(sale("txn_1", new Money(1_501, PAID.currency())));
        records.sold(sale("txn_3", PAID));
        records.sold(sale("txn_4", PAID));
        records.sold(sale("txn_9", PAID));
        records.returned(back("txn_3", "adj_3"));
        scene.clock.pass(Duration.ofHours(1));
        assertEquals(Set.of(
                new Difference(Kind.OTHER_AMOUNT, PaymentScene.key("txn_1")),
                new Difference(Kind.SALE_UNKNOWN_THERE, PaymentScene.key("txn_2")),
                new Difference(Kind.REFUND_UNKNOWN_HERE, PaymentScene.key("txn_3")),
                new Difference(Kind.REFUND_UNKNOWN_THERE, PaymentScene.key("txn_4")),
                new Difference(Kind.SALE_UNKNOWN_HERE, PaymentScene.key("txn_9"))),
                Set.copyOf(differences()));
    }

    @Test
    void storesOfPhonesAreAskedOfThoseWhoBoughtThere() {
        var known = phone("t1");
        var gone = phone("t2");
        var back = phone("t3");
        for (var one : List.of(known, gone, back)) scene.hear("evt_" + one.key(), one);
        apps.know(scene.anna, known);
        apps.know(scene.anna, phone("t4"));
        apps.know(scene.anna, new PaymentNews.Refunded(back.key(), "refund", Optional.empty(),
                NOON));
        apps.know(scene.ben, phone("t5"));
        scene.clock.pass(Duration.ofHours(1));
        assertEquals(Set.of(new Difference(Kind.SALE_UNKNOWN_HERE, phone("t4").key()),
                new Difference(Kind.SALE_UNKNOWN_THERE, gone.key()),
                new Difference(Kind.REFUND_UNKNOWN_HERE, back.key())),
                Set.copyOf(differences()));
    }

    @Test
    void whoCannotBeAskedIsNamedAndTheRestIsComparedStill() {
        scene.hear("evt_1", phone("t1"));
        records.answer(new ShopRecords.Answer.Unreachable());
        scene.clock.pass(Duration.ofHours(1));
        assertEquals(new CompareShops.Compared(0, Set.of(Side.WEB_SHOP), List.of(
                new Difference(Kind.SALE_UNKNOWN_THERE, phone("t1").key()))),
                compare.handle(NOON.minusSeconds(1)));
        apps.answer(Optional.of(new AppPurchases.Answer.Refused(401)));
        assertEquals(new CompareShops.Compared(0, Set.of(Side.WEB_SHOP, Side.STORES_OF_PHONES),
                List.of()), compare.handle(NOON.minusSeconds(1)));
    }

    private List<Difference> differences() {
        return compare.handle(NOON.minusSeconds(1)).differences();
    }

    private void buy(String transaction) {
        scene.hear("evt_" + transaction, PaymentScene.bought(transaction, PaymentScene.PACK,
                scene.anna));
    }

    private void refund(String transaction, String adjustment) {
        scene.hear("evt_" + adjustment, new PaymentNews.Refunded(PaymentScene.key(transaction),
                adjustment, Optional.empty(), NOON));
    }

    private Bought phone(String transaction) {
        var bought = PaymentScene.bought(transaction, PaymentScene.PACK, scene.anna);
        return new Bought(new PurchaseKey(Shop.APP_STORE, transaction), bought.buyer(),
                bought.items(), Optional.empty(), Optional.empty(), NOON);
    }

    private static Sale sale(String transaction, Money paid) {
        return new Sale(PaymentScene.key(transaction), Optional.of(paid), NOON);
    }

    private static Return back(String transaction, String adjustment) {
        var key = PaymentScene.key(transaction);
        return new Return(key, key.refund(adjustment), NOON);
    }
}
