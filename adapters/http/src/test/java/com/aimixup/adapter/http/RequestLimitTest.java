package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.limits.RequestLimits;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who sends too much is told so, in the words of whom they speak with. */
final class RequestLimitTest {
    private static final String ACCOUNT = "/api/v1/account";
    private final World world = new World(
            World.settings(Duration.ofSeconds(15), Duration.ofSeconds(30)),
            new RequestLimits.Most(5, 3, 30));
    private final Client client = world.client();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void everyAnswerSaysHowManyAreLeftAndTheLastThatThereIsNone() {
        var anna = client.person("anna@example.org");
        for (var left = 4; left >= 0; left--) {
            var answer = anna.get(ACCOUNT).is(200);
            assertEquals("5", answer.header("RateLimit-Limit"));
            assertEquals(Integer.toString(left), answer.header("RateLimit-Remaining"));
            var reset = Integer.parseInt(answer.header("RateLimit-Reset"));
            assertTrue(reset >= 1 && reset <= 60, answer.header("RateLimit-Reset"));
        }
        var refused = anna.get(ACCOUNT).isProblem(429, "too-many-requests");
        assertEquals("0", refused.header("RateLimit-Remaining"));
        assertEquals(refused.header("RateLimit-Reset"), refused.header("Retry-After"));
        var ben = client.person("ben@example.org");
        ben.get(ACCOUNT).is(200);
        world.pass(Duration.ofMinutes(1));
        anna.get(ACCOUNT).is(200);
    }

    @Test
    void aProgramIsToldAsOpenAiTellsIt() {
        var anna = client.person("anna@example.org");
        var key = client.as(anna.post("/api/v1/api-keys", "{\"name\":\"k\",\"scopes\":[\"chat\"]}")
                .is(201).text("key"));
        var first = key.get("/v1/models").is(200);
        assertEquals("3", first.header("x-ratelimit-limit-requests"));
        assertEquals("2", first.header("x-ratelimit-remaining-requests"));
        assertTrue(first.header("x-ratelimit-reset-requests").matches("\\d{1,2}s"));
        key.get("/v1/models").is(200);
        key.get("/v1/models").is(200);
        var refused = key.get("/v1/models").is(429);
        assertTrue(refused.bodyText().contains("\"code\":\"rate_limit_exceeded\""),
                refused.bodyText());
        assertTrue(Integer.parseInt(refused.header("Retry-After")) >= 1);
        anna.get(ACCOUNT).is(200);
        anna.get(ACCOUNT).isProblem(429, "too-many-requests");
    }

    @Test
    void whoeverItIsAnAddressHasItsLimitToo() {
        for (var number = 0; number < 30; number++)
            client.get(number % 2 == 0 ? "/api/v1/nothing" : ACCOUNT);
        client.get(ACCOUNT).isProblem(429, "too-many-requests");
        client.get("/.well-known/jwks.json").isProblem(429, "too-many-requests");
        world.observer().get("/observe/health/live").is(200);
        assertTrue(client.post("/webhooks/paddle", "{}").status() != 429);
    }
}
