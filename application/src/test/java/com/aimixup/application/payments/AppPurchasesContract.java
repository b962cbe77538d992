package com.aimixup.application.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.aimixup.application.payments.AppPurchases.Answer;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.payments.PaymentNews;
import com.aimixup.domain.payments.PaymentNews.Bought;
import com.aimixup.domain.payments.PaymentNews.Buyer;
import com.aimixup.domain.payments.PaymentNews.Item;
import com.aimixup.domain.payments.PurchaseKey;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.payments.ShopItem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a service that knows purchases promises. */
public abstract class AppPurchasesContract {
    protected static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final AccountId ben = new AccountId(UUID.randomUUID());

    protected abstract AppPurchases service();

    /** Somebody buys a pack in Apple's store, or has got the money back. */
    protected abstract void sell(AccountId to, String transaction, boolean refunded);

    @Test
    void eachIsToldWhatTheyBoughtAndNothingElse() {
        sell(anna, "t1", false);
        sell(anna, "t2", true);
        sell(ben, "t3", false);
        assertEquals(List.of(bought(anna, "t1"), refunded("t2")), told(anna));
        assertEquals(List.of(bought(ben, "t3")), told(ben));
        assertEquals(List.of(), told(new AccountId(UUID.randomUUID())));
    }

    private List<PaymentNews> told(AccountId account) {
        return assertInstanceOf(Answer.Told.class, service().of(account)).news();
    }

    protected static PaymentNews bought(AccountId account, String transaction) {
        return new Bought(new PurchaseKey(Shop.APP_STORE, transaction),
                new Buyer(List.of(account), Optional.empty(), Optional.empty()),
                List.of(new Item(new ShopItem(Shop.APP_STORE, "pack"), 1)), Optional.empty(),
                Optional.empty(), NOON);
    }

    protected static PaymentNews refunded(String transaction) {
        return new PaymentNews.Refunded(new PurchaseKey(Shop.APP_STORE, transaction), "refund",
                Optional.empty(), NOON);
    }
}
