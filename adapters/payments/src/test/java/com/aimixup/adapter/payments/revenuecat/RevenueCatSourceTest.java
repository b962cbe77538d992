package com.aimixup.adapter.payments.revenuecat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aimixup.application.payments.PaymentSource.PaymentEvent;
import com.aimixup.application.payments.PaymentSource.Reason;
import com.aimixup.application.payments.PaymentSource.UnreadableEvent;
import com.aimixup.application.payments.PaymentSource.Verdict;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.payments.Money;
import com.aimixup.domain.payments.PaymentNews;
import com.aimixup.domain.payments.PaymentNews.Bought;
import com.aimixup.domain.payments.PaymentNews.Moved;
import com.aimixup.domain.payments.PaymentNews.Nothing;
import com.aimixup.domain.payments.PaymentNews.RefundReversed;
import com.aimixup.domain.payments.PaymentNews.Refunded;
import com.aimixup.domain.payments.PaymentNews.SubscriptionTold;
import com.aimixup.domain.payments.PurchaseKey;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.payments.ShopItem;
import com.aimixup.domain.payments.Subscription.State;
import com.aimixup.domain.privacy.Private;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("collect.payment")
final class RevenueCatSourceTest {
    private static final String SECRET = "Bearer fixture";
    /** In the place of the ids in the recordings. */
    private static final AccountId ANNA = new AccountId(new UUID(1, 2));
    private static final AccountId BEN = new AccountId(new UUID(3, 4));
    private static final PurchaseKey KEY = new PurchaseKey(Shop.APP_STORE, "t1001");
    private final RevenueCatSource source =
            new RevenueCatSource(Optional.of(Private.of(SECRET)), false);

    @Test
    void onlyWhoKnowsTheWholeValueIsHeard() {
        var body = text("pack.json").getBytes(StandardCharsets.UTF_8);
        assertInstanceOf(Verdict.Genuine.class, judge(SECRET, body));
        for (var wrong : List.of("", "Bearer", "fixture", SECRET + " ", SECRET + "x"))
            assertEquals(new Verdict.Forged(Reason.WRONG_SIGNATURE), judge(wrong, body));
        assertEquals(new Verdict.Forged(Reason.NO_SIGNATURE), source.judge(Map.of(), body));
        assertInstanceOf(Verdict.NotInUse.class, new RevenueCatSource(Optional.empty(), false)
                .judge(Map.of("authorization", List.of("")), body));
        assertInstanceOf(Verdict.Malformed.class,
                judge(SECRET, "{\"event\":{}}".getBytes(StandardCharsets.UTF_8)));
    }

    private Verdict judge(String authorization, byte[] body) {
        return source.judge(Map.of("authorization", List.of(authorization)), body);
    }

    @Test
    void aSubscriptionIsAPurchaseAndAState() {
        var news = news("initial-purchase.json");
        var bought = (Bought) news.getFirst();
        assertEquals(KEY, bought.key());
        assertEquals(List.of(ANNA), bought.buyer().named());
        assertEquals(new ShopItem(Shop.APP_STORE, "pro_monthly"),
                bought.items().getFirst().sold());
        assertEquals(Optional.of("t1001"), bought.subscription());
        assertEquals(State.ACTIVE, ((SubscriptionTold) news.getLast()).state());
        assertEquals(KEY, ((Bought) news("initial-purchase-twin.json").getFirst()).key());
        assertEquals("t1001", ((SubscriptionTold) news("renewal.json").getLast()).reference());
    }

    @Test
    void aPackIsAPurchaseAlone() {
        var news = news("pack.json", "\"currency\": \"EUR\"",
                "\"currency\": \"JPY\", \"price_in_purchased_currency\": 1500.0");
        assertEquals(1, news.size());
        assertEquals(Optional.of(new Money(1_500, Currency.getInstance("JPY"))),
                ((Bought) news.getFirst()).paid());
        assertEquals(Optional.of(new Money(999, Currency.getInstance("EUR"))),
                ((Bought) news("pack.json", "\"price\": 9.99",
                        "\"price_in_purchased_currency\": 9.99").getFirst()).paid());
    }

    @Test
    void aSandboxNeverGrantsInProduction() {
        assertEquals(List.of(new Nothing(PaymentNews.Reason.SANDBOX)), news("sandbox.json"));
        var open = new RevenueCatSource(Optional.of(Private.of(SECRET)), true);
        assertEquals("sandbox:t1009", ((Bought) open.read(event(text("sandbox.json")))
                .getFirst()).key().transaction());
    }

    @Test
    void whatPaddleTellsToOrWhatNobodyPaidForGrantsNothing() {
        assertEquals(List.of(new Nothing(PaymentNews.Reason.OTHER_SOURCE)),
                news("pack.json", "APP_STORE", "PADDLE"));
        for (var store : List.of("TEST_STORE", "PROMOTIONAL"))
            assertEquals(List.of(new Nothing(PaymentNews.Reason.NO_EFFECT)),
                    news("pack.json", "APP_STORE", store));
        assertEquals(List.of(new Nothing(PaymentNews.Reason.NO_EFFECT)), news("pack.json",
                "\"is_family_share\": false", "\"is_family_share\": true"));
        assertInstanceOf(SubscriptionTold.class, news("initial-purchase.json",
                "\"period_type\": \"NORMAL\"", "\"period_type\": \"TRIAL\"").getFirst());
        for (var file : List.of("test.json", "product-change.json"))
            assertEquals(List.of(new Nothing(PaymentNews.Reason.NO_EFFECT)), news(file));
        assertEquals(List.of(new Nothing(PaymentNews.Reason.UNKNOWN_KIND)),
                news("pack.json", "NON_RENEWING_PURCHASE", "SOMETHING_NEW"));
        assertThrows(UnreadableEvent.class, () -> news("pack.json", "APP_STORE", "CORNER_SHOP"));
    }

    @Test
    void aCancellationIsARefundOnlyIfSupportGaveTheMoneyBack() {
        var off = (SubscriptionTold) news("cancel-unsubscribe.json").getFirst();
        assertEquals(State.ACTIVE, off.state());
        assertEquals(off.endsAt(), off.cancelsAt());
        var back = (Refunded) news("refund.json").getFirst();
        assertEquals(KEY, back.key());
        var reversed = (RefundReversed) news("refund-reversed.json").getFirst();
        assertEquals(Optional.of(back.adjustment()), reversed.adjustment());
        assertEquals(State.EXPIRED, ((SubscriptionTold) news("expiration.json").getFirst())
                .state());
    }

    @Test
    void aTransferNamesBothSides() {
        var moved = (Moved) news("transfer.json").getFirst();
        assertEquals(Set.of(ANNA), moved.from());
        assertEquals(Set.of(BEN), moved.to());
    }

    @Test
    void nothingOfThePersonIsKept() {
        var facts = event(text("pack.json").replace("\"app_id\": \"app1\"",
                "\"subscriber_attributes\": {\"$email\": {\"value\": \"canary@example.org\"}},"
                        + " \"country_code\": \"PT\"")).facts().reveal();
        for (var word : List.of("canary", "country_code", "app1"))
            assertFalse(facts.contains(word), word);
    }

    private List<PaymentNews> news(String file) {
        return source.read(event(text(file)));
    }

    private List<PaymentNews> news(String file, String from, String to) {
        return source.read(event(text(file).replace(from, to)));
    }

    private PaymentEvent event(String text) {
        return ((Verdict.Genuine) judge(SECRET, text.getBytes(StandardCharsets.UTF_8))).event();
    }

    private static String text(String file) {
        try (var in = RevenueCatSourceTest.class.getResourceAsStream("/revenuecat/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("usr_8fk2", ANNA.value().toString())
                    .replace("usr_new", BEN.value().toString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
