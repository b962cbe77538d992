package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.payments.PaymentEvents.State;
import com.aimixup.endtoend.Shopkeeper.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever a payment service sends of somebody's card, it is kept nowhere, sealed or not. */
@Tag("collect.payment")
final class CardNumbersTest {
    private static final List<String> CARDS = List.of("4242424242424242", "4000 0566 5566 5556",
            "5555-5555-5555-4444", "378282246310005");
    private static final String SECRETS = "\"cvc\":\"737\",\"name\":\"C. Holder\"";

    @Test
    void noCardNumberIsInWhatIsKeptWhereverItIsSent() {
        try (var server = TestServer.start(Shopkeeper.SETTINGS)) {
            for (var card : CARDS) for (var event : events(card)) assertEquals(200,
                    Person.send(Shopkeeper.request(server.url(), event, Instant.now()))
                            .statusCode());
            Await.until("all were looked at", () -> server.server().database().one(
                    "select count(*) as n from payment_event where tries = 0",
                    row -> row.number("n")) == 0);
            var opened = opened(server);
            assertEquals(2 * CARDS.size(), opened.size(), "each was opened");
            for (var facts : opened) {
                assertTrue(facts.contains("\"txn_") || facts.contains("\"t_"), facts);
                for (var card : CARDS) assertFalse(facts.contains(card), facts);
                assertFalse(facts.contains("737") || facts.contains("Holder"), facts);
            }
            for (var row : server.rows()) for (var card : CARDS) assertFalse(row.contains(card));
            var shown = server.observe("/metrics", 200);
            assertTrue(shown.contains("aimixup_payment_events_waiting " + 2 * CARDS.size()),
                    shown);
        }
    }

    /** Of nobody that we know, so that they wait, with all that is kept of them. */
    private static List<Event> events(String card) {
        var id = Integer.toHexString(card.hashCode());
        var cards = """
                "attempts":[{"method_details":{"type":"card","card":{"number":"%s",%s}}}],
                "customer":{"card":"%1$s"},"billing_details":{"note":"%1$s"},
                "checkout":{"url":"https://pay/%1$s"},"address":{"first_line":"%1$s"},"""
                .formatted(card, SECRETS);
        return List.of(Event.paddle("evt_" + id, "transaction.completed", cards + """
                "id":"txn_%s","status":"completed","currency_code":"EUR","origin":"web",
                "items":[{"price":{"id":"pri_1","custom_data":{"card":"%s"}},"quantity":1,
                  "card":"%2$s"}],
                "details":{"totals":{"grand_total":"1","note":"%2$s"},"card":"%2$s"}"""
                        .formatted(id, card)),
                Event.revenueCat("rc_" + id, "NON_RENEWING_PURCHASE",
                        "$RCAnonymousID:" + id, "t_" + id, """
                        ,"product_id":"none","metadata":{"card":"%s"},"offer_code":"%1$s",
                        "card":{"number":"%1$s",%s}""".formatted(card, SECRETS)));
    }

    /** What waits, as it is handed to be applied: with its seal broken. */
    private static List<String> opened(TestServer server) {
        var opened = new ArrayList<String>();
        try (var backend = server.backend()) {
            var events = backend.stores().payments().events();
            var later = Instant.now().plus(Duration.ofDays(1));
            var far = later.plus(Duration.ofDays(9));
            while (true) {
                var claimed = backend.stores().transactions().run(() -> {
                    var one = events.claim(later);
                    one.ifPresent(event -> events.finish(event.event(),
                            State.WAITING,
                            event.tries(), far, Optional.empty(),
                            Optional.empty()));
                    return one;
                });
                if (claimed.isEmpty()) return opened;
                opened.add(claimed.get().event().facts().reveal());
            }
        }
    }
}
