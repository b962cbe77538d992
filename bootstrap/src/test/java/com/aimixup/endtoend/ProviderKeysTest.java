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
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A provider's key comes, is replaced and goes while the server runs, and nobody sees it. */
@Tag("secure.at-rest")
final class ProviderKeysTest {
    private static final String MODEL = "gpt-4.1-mini";
    private static final String ONE = "sk-one-5b1f-not-to-be-seen";
    private static final String TWO = "sk-two-77c0-not-to-be-seen";
    private static final Recording MODELS =
            Recording.json(200, "{\"data\":[{\"id\":\"" + MODEL + "\"}]}");
    private static final Recording ANSWER = Recording.sse("""
            data: {"type":"response.output_text.delta","delta":"Tides."}

            data: {"type":"response.completed","response":{"status":"completed"}}

            """);

    @Test
    void aKeyIsUsedWithinSecondsAndAModelWithoutAPriceIsListedButNotUsable() {
        try (var openai = new ReplayServer(); var server = TestServer.start(Map.of(
                "AIMIXUP_OPENAI_BASE_URL", openai.uri().toString()))) {
            openai.always("/models", MODELS);
            openai.play(ANSWER);
            awaitState(server, "no-key");
            var person = server.person(100);
            assertEquals(List.of(), ofOpenAi(person));

            give(server, ONE);
            awaitState(server, "up");
            var listed = ofOpenAi(person).getFirst();
            assertEquals(MODEL, listed.path("model").asText());
            assertFalse(listed.path("usable").asBoolean(), "not priced yet");
            assertTrue(listed.path("micro_credits_per_million").isNull());
            assertTrue(person.post("/conversations", conversation()).statusCode() >= 400);
            price(server);
            assertTrue(ofOpenAi(person).getFirst().path("usable").asBoolean());

            var made = person.post("/conversations", conversation());
            assertEquals(201, made.statusCode(), made.body());
            var id = Person.json(made).path("id").asText();
            assertEquals("Bearer " + ONE, keyOf(person, id, openai));
            give(server, TWO);
            Await.until("the new key is in use", () ->
                    keyOf(person, id, openai).equals("Bearer " + TWO));

            openai.play(Recording.json(401, "{}"));
            person.turn(id, "Why?");
            awaitState(server, "bad-key");
            for (var row : server.rows())
                assertFalse(row.contains(ONE) || row.contains(TWO), "a key is in the database");
            assertEquals(0, server.command("plugin", "key", "openai", "--remove").exitCode());
            awaitState(server, "no-key");
        }
    }

    private static void give(TestServer server, String key) {
        try (var command = server.command("plugin", "key", "openai").reading(key + "\n")) {
            assertEquals(0, command.exitCode(), command.errors());
            assertTrue(command.output().contains("sealed"), command.output());
            assertFalse((command.output() + command.errors()).contains(key));
        }
    }

    /** What the provider was called with for a question. */
    private static String keyOf(Person person, String conversation, ReplayServer openai) {
        openai.forget();
        person.turn(conversation, "Why?");
        return openai.requests().getFirst().headers().get("authorization");
    }

    private static void awaitState(TestServer server, String state) {
        var line = "aimixup_provider_state{provider=\"openai\",state=\"" + state + "\"} 1\n";
        Await.until("openai is " + state, () -> server.observe("/metrics", 200).contains(line)
                && server.observe("/health/ready", 200)
                        .contains("\"openai\":\"" + state + "\""));
    }

    private static List<JsonNode> ofOpenAi(Person person) {
        return person.read("/models").path("data").valueStream()
                .filter(model -> model.path("provider").asText().equals("openai")).toList();
    }

    private static void price(TestServer server) {
        var database = server.server().database();
        database.run(() -> new PostgresPriceBook(database).add(new ModelRef("openai", MODEL),
                new Tariff(Map.of(UsageUnit.INPUT, 1_000_000L, UsageUnit.OUTPUT, 1_000_000L),
                        Instant.EPOCH)));
    }

    private static Map<String, Object> conversation() {
        return Map.of("title", "Seas", "mix", "single", "agents", List.of(Map.of("name", "A",
                "provider", "openai", "model", MODEL, "output_tokens_max", 200)));
    }
}
