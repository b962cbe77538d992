package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PaymentEventRoutesTest {
    private final World world = new World();

    @AfterEach
    void stop() {
        world.close();
    }

    /** RevenueCat takes nothing but 200 for an answer. */
    @ParameterizedTest
    @ValueSource(strings = {"paddle", "revenuecat"})
    void aGenuineEventIsAnsweredByTwoHundredHoweverOftenItComes(String service) {
        for (var i = 0; i < 3; i++)
            assertEquals("{\"kept\":true}", send(service, "genuine", "{}").is(200).bodyText());
    }

    @Test
    void aForgedEventIsRefusedAndItsTypeDoesNotMatter() {
        send("paddle", "forged", "{}").isProblem(401, "not-genuine");
        world.client().with("Content-Type", "text/plain").with("X-Verdict", "genuine")
                .post("/webhooks/paddle", "any").is(200);
    }

    @Test
    void whatIsNoEventIsMalformed() {
        send("revenuecat", "malformed", "{}").isProblem(400, "event-not-readable");
    }

    @Test
    void aServiceThatIsNotInUseIsNotThere() {
        send("paddle", "not-in-use", "{}").isProblem(404, "not-found");
        send("stripe", "genuine", "{}").isProblem(404, "not-found");
    }

    @Test
    void aBodyHasALimitOfItsOwn() {
        send("paddle", "genuine", "x".repeat(256 * 1024)).is(200);
        send("paddle", "genuine", "x".repeat(256 * 1024 + 1)).isProblem(413, "body-too-large");
    }

    private Answer send(String service, String verdict, String body) {
        return world.client().with("X-Verdict", verdict).post("/webhooks/" + service, body);
    }
}
