package com.aimixup.adapter.payments.paddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.payments.Facts;
import com.aimixup.application.payments.PaymentSource.PaymentEvent;
import com.aimixup.application.payments.PaymentSource.Reason;
import com.aimixup.application.payments.PaymentSource.Verdict;
import com.aimixup.application.runtime.MovableClock;
import com.aimixup.domain.payments.Money;
import com.aimixup.domain.payments.PaymentNews;
import com.aimixup.domain.payments.PaymentNews.Bought;
import com.aimixup.domain.payments.PaymentNews.Nothing;
import com.aimixup.domain.payments.PaymentNews.RefundReversed;
import com.aimixup.domain.payments.PaymentNews.Refunded;
import com.aimixup.domain.payments.PaymentNews.SubscriptionTold;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.payments.ShopItem;
import com.aimixup.domain.payments.Subscription.State;
import com.aimixup.domain.privacy.Private;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@Tag("collect.payment")
final class PaddleSourceTest {
    private static final Facts MANIFEST = Facts.parse(text("manifest.json"));
    private static final String SECRET = MANIFEST.text("secret");
    private static final Instant NOON = Instant.parse("2026-04-01T12:00:00Z");
    private static final String TRANSACTION = "txn_01fx0000000000000000000101";
    private final MovableClock clock = new MovableClock(NOON);
    private final PaddleSource source =
            new PaddleSource(List.of(SECRET), PaddleSource.TOLERANCE, clock);

    @TestFactory
    Stream<DynamicTest> recordedDeliveriesAreJudgedAsExpected() {
        return MANIFEST.list("cases").stream().map(one -> DynamicTest.dynamicTest(
                one.text("file"), () -> {
                    var at = new MovableClock(Instant.ofEpochSecond(one.number("ts")));
                    var verdict = new PaddleSource(List.of(SECRET), PaddleSource.TOLERANCE, at)
                            .judge(Map.of("paddle-signature", List.of(one.text("header"))),
                                    bytes(one.text("file")));
                    assertEquals(one.flag("valid"), verdict instanceof Verdict.Genuine);
                }));
    }

    @Test
    void aDeliveryMayBeFiveSecondsOffBothWaysAndNoMore() {
        for (var seconds : List.of(-5, 5)) assertInstanceOf(Verdict.Genuine.class, judge(seconds));
        assertEquals(new Verdict.Forged(Reason.STALE), judge(-6));
        assertEquals(new Verdict.Forged(Reason.FROM_THE_FUTURE), judge(6));
    }

    private Verdict judge(int secondsOff) {
        var body = bytes("transaction-completed.json");
        return judge(PaddleSignature.sign(SECRET, body, NOON.plusSeconds(secondsOff)), body);
    }

    private Verdict judge(String header, byte[] body) {
        return source.judge(Map.of("paddle-signature", List.of(header)), body);
    }

    @Test
    void everyBitCounts() {
        var body = bytes("transaction-completed.json");
        var header = PaddleSignature.sign(SECRET, body, NOON);
        for (var i = 0; i < body.length * 8; i += 97) {
            var changed = body.clone();
            changed[i / 8] ^= (byte) (1 << i % 8);
            assertEquals(new Verdict.Forged(Reason.WRONG_SIGNATURE), judge(header, changed));
        }
    }

    @Test
    void oddHeadersAreNoSignatures() {
        var body = bytes("transaction-completed.json");
        var good = PaddleSignature.sign(SECRET, body, NOON);
        for (var header : List.of("", "ts=1", "h1=" + "0".repeat(64), "ts=-1;h1=00",
                "ts=" + "9".repeat(40) + ";" + good.substring(good.indexOf("h1")),
                good.toUpperCase(Locale.ROOT)))
            assertEquals(new Verdict.Forged(Reason.NO_SIGNATURE), judge(header, body), header);
        assertEquals(new Verdict.Forged(Reason.NO_SIGNATURE), source.judge(Map.of(), body));
        assertEquals(new Verdict.Forged(Reason.NO_SIGNATURE), source.judge(
                Map.of("paddle-signature", List.of(good, good)), body));
        assertInstanceOf(Verdict.Genuine.class,
                judge(" " + good.replace(";", " ; ") + ";other=x", body));
    }

    @Test
    void anyOfOurSecretsWillDoAndWithoutOneNobodyIsHeard() {
        var body = bytes("transaction-completed.json");
        var header = Map.of("paddle-signature", List.of(PaddleSignature.sign("old", body, NOON)));
        assertInstanceOf(Verdict.Genuine.class, new PaddleSource(List.of("new", "old"),
                PaddleSource.TOLERANCE, clock).judge(header, body));
        assertInstanceOf(Verdict.NotInUse.class, new PaddleSource(List.of(),
                PaddleSource.TOLERANCE, clock).judge(header, body));
    }

    @Test
    void aSignedBodyThatIsNoEventIsMalformed() {
        for (var text : List.of("{}", "[]", "{\"event_id\":\"e\",\"event_type\":\"t\"}")) {
            var body = text.getBytes(StandardCharsets.UTF_8);
            assertInstanceOf(Verdict.Malformed.class,
                    judge(PaddleSignature.sign(SECRET, body, NOON), body));
        }
    }

    @Test
    void nothingOfTheCustomerIsKept() {
        var body = text("transaction-completed.json")
                .replace("\"payments\":[]", "\"payments\":[{\"method_details\":{\"card\":"
                        + "{\"last4\":\"4242\",\"cardholder_name\":\"Canary\"}}}]");
        var facts = kept(body.getBytes(StandardCharsets.UTF_8)).facts().reveal();
        for (var word : List.of("4242", "Canary", "ctm_", "usr_8fk2", "custom_data", "pro_"))
            assertFalse(facts.contains(word), word);
        assertTrue(facts.contains("pri_"));
    }

    private PaymentEvent kept(byte[] body) {
        return ((Verdict.Genuine) judge(PaddleSignature.sign(SECRET, body, NOON), body)).event();
    }

    private List<PaymentNews> news(String file) {
        return source.read(kept(bytes(file)));
    }

    @Test
    void aCompletedTransactionIsAPurchase() {
        var bought = (Bought) news("transaction-completed.json").getFirst();
        assertEquals(TRANSACTION, bought.key().transaction());
        assertEquals(List.of(new PaymentNews.Item(new ShopItem(Shop.PADDLE,
                "pri_01fx0000000000000000000101"), 1)), bought.items());
        assertEquals(Optional.of(new Money(1_499, Currency.getInstance("EUR"))), bought.paid());
        assertEquals(bought.key(),
                ((Bought) news("transaction-completed-again.json").getFirst()).key());
    }

    @Test
    void whatCostsNothingOrChangesAPlanIsNone() {
        for (var origin : List.of("subscription_payment_method_change", "subscription_update"))
            assertNothing(text("transaction-completed.json").replace("\"origin\":\"web\"",
                    "\"origin\":\"" + origin + "\""));
        assertNothing(text("transaction-completed.json").replace("\"grand_total\":\"1499\"",
                "\"grand_total\":\"0\""));
        assertNothing(text("transaction-completed.json").replace("transaction.completed",
                "transaction.paid"));
    }

    private void assertNothing(String body) {
        assertEquals(List.of(new Nothing(PaymentNews.Reason.NO_EFFECT)),
                source.read(kept(body.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void aKindNobodyKnowsIsShownAsSuch() {
        assertEquals(List.of(new Nothing(PaymentNews.Reason.UNKNOWN_KIND)), source.read(
                new PaymentEvent("paddle", "evt_1", "payout.created", NOON, Private.of("{}"))));
    }

    @Test
    void aSubscriptionTellsItsStateAndItsEnd() {
        var early = (SubscriptionTold) news("subscription-updated-early.json").getFirst();
        assertEquals(State.ACTIVE, early.state());
        assertEquals(Optional.of(Instant.parse("2026-05-01T10:00:00Z")), early.cancelsAt());
        var over = (SubscriptionTold) news("subscription-canceled.json").getFirst();
        assertEquals(State.CANCELLED, over.state());
        assertEquals(early.reference(), over.reference());
    }

    @Test
    void onlyAnApprovedRefundTakesBack() {
        assertEquals(List.of(new Nothing(PaymentNews.Reason.NO_EFFECT)),
                news("adjustment-created.json"));
        for (var file : List.of("adjustment-updated.json", "chargeback.json")) {
            var back = (Refunded) news(file).getFirst();
            assertEquals(TRANSACTION, back.key().transaction());
            assertEquals(Optional.empty(), back.amount());
        }
        var partial = (Refunded) adjusted("\"type\":\"full\"", "\"type\":\"partial\"");
        assertEquals(Optional.of(new Money(1_499, Currency.getInstance("EUR"))),
                partial.amount());
    }

    @Test
    void aChargebackThatFailedGivesBackAndAWarningDoesNothing() {
        var back = (RefundReversed) adjusted("\"action\":\"refund\"",
                "\"action\":\"chargeback_reverse\"");
        assertEquals(Optional.empty(), back.adjustment());
        assertEquals(new Nothing(PaymentNews.Reason.NO_EFFECT), adjusted("\"action\":\"refund\"",
                "\"action\":\"chargeback_warning\""));
        assertEquals(new Nothing(PaymentNews.Reason.UNKNOWN_KIND),
                adjusted("\"action\":\"refund\"", "\"action\":\"something\""));
    }

    private PaymentNews adjusted(String from, String to) {
        return source.read(kept(text("adjustment-updated.json").replace(from, to)
                .getBytes(StandardCharsets.UTF_8))).getFirst();
    }

    private static String text(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String file) {
        try (var in = PaddleSourceTest.class.getResourceAsStream("/paddle/" + file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
