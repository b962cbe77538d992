package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.postgres.PostgresPriceBook;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.credits.UsageUnit;
import com.aimixup.plugin.tck.Recording;
import com.aimixup.plugin.tck.ReplayServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A conversation with one provider sends nothing to another, and no more than is needed to it. */
@Tag("share.chosen-provider")
@Tag("share.minimal")
final class ChosenProviderTest {
    private static final String MODEL = "gpt-4.1-mini";
    private static final Recording MODELS =
            Recording.json(200, "{\"data\":[{\"id\":\"" + MODEL + "\"},{\"id\":\"grok-4\"}]}");
    private static final Recording ANSWER = Recording.sse("""
            data: {"type":"response.output_text.delta","delta":"Tides."}

            data: {"type":"response.completed","response":{"status":"completed"}}

            """);
    private static final String QUESTION = "What moves the sea?";

    @Test
    void whatIsSaidGoesToTheChosenOneAloneAlsoWhenItFails() {
        try (var chosen = new ReplayServer(); var other = new ReplayServer();
                var server = TestServer.start(Map.of(
                        "AIMIXUP_OPENAI_API_KEY", "k", "AIMIXUP_XAI_API_KEY", "k",
                        "AIMIXUP_OPENAI_BASE_URL", offering(chosen),
                        "AIMIXUP_XAI_BASE_URL", offering(other)))) {
            price(server);
            var person = server.person(100);
            var conversation = conversation(person);
            Await.until("both have told their models", () -> Stream.of("openai", "xai")
                    .allMatch(person.read("/models").findValuesAsText("provider")::contains));
            chosen.forget();
            var before = other.connectionsMade();

            chosen.play(ANSWER);
            assertTrue(names(person.turn(conversation, QUESTION)).contains("agent.completed"));
            assertEquals(1, chosen.requests().size());
            var body = chosen.requests().getFirst().text();
            assertTrue(body.contains(QUESTION));
            var account = person.read("/account").path("id").asText();
            for (var own : List.of(person.email(), "A Person", account, conversation))
                assertFalse(own.isEmpty() || body.contains(own), own);

            chosen.play(Recording.json(503, "{}"));
            assertTrue(names(person.turn(conversation, QUESTION)).contains("agent.failed"));
            assertTrue(chosen.requests().size() > 2, "it is asked again");
            assertEquals(before, other.connectionsMade(), "nothing reaches the other");
            assertEquals(List.of(), other.requests());
            var metrics = server.observe("/metrics", 200);
            assertTrue(metrics.contains("bytes_sent{provider=\"xai\"} 0\n"), metrics);
            assertFalse(metrics.contains("bytes_sent{provider=\"openai\"} 0\n"), metrics);
            assertTrue(metrics.contains("retries{provider=\"openai\"} 2\n"), metrics);
        }
    }

    private static String offering(ReplayServer server) {
        server.always("/models", MODELS);
        return server.uri().toString();
    }

    private static void price(TestServer server) {
        var database = server.server().database();
        database.run(() -> new PostgresPriceBook(database).add(new ModelRef("openai", MODEL),
                new Tariff(Map.of(UsageUnit.INPUT, 1_000_000L, UsageUnit.OUTPUT, 1_000_000L),
                        Instant.EPOCH)));
    }

    private static String conversation(Person person) {
        var made = person.post("/conversations", Map.of("title", "Seas", "mix", "single",
                "agents", List.of(Map.of("name", "A", "provider", "openai", "model", MODEL,
                        "output_tokens_max", 200))));
        assertEquals(201, made.statusCode(), made.body());
        return UUID.fromString(Person.json(made).path("id").asText()).toString();
    }

    private static List<String> names(List<Event> events) {
        return events.stream().map(Event::name).toList();
    }
}
