package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.postgres.PostgresPriceBook;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.credits.UsageUnit;
import com.aimixup.plugin.tck.Recording;
import com.aimixup.plugin.tck.ReplayServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A conversation that is local only sends nothing elsewhere, on no way there is. That these are all
 * is seen by {@code LocalOnlyWaysTest}, which reads the program.
 */
@Tag("share.chosen-provider")
final class LocalOnlyTest {
    private static final String MODEL = "gpt-4.1-mini";
    private static final Map<String, String> ELSEWHERE =
            Map.of("provider", "openai", "model", MODEL);

    @Test
    void nothingLeavesOnAnyWay() {
        try (var elsewhere = new ReplayServer();
                var server = TestServer.start(Map.of("AIMIXUP_OPENAI_API_KEY", "k",
                        "AIMIXUP_OPENAI_BASE_URL", offering(elsewhere)))) {
            price(server);
            var person = server.person(100);
            var made = person.post("/conversations", Map.of("local_only", true, "agents",
                    List.of(agent("Here", Map.of("provider", "echo", "model", "fast")))));
            assertEquals(201, made.statusCode(), made.body());
            var id = Person.json(made).path("id").asText();
            var path = "/conversations/" + id;
            person.turn(id, "Stay here.");
            var messages = person.messages(id);
            var available = person.available();
            var disclosed = person.read("/disclosures").path("data").size();
            elsewhere.forget();

            refused(person.post("/conversations", Map.of("local_only", true, "agents",
                    List.of(agent("There", ELSEWHERE)))));
            refused(person.post(path + "/agents", agent("There", ELSEWHERE)));
            var agent = Person.json(made).path("agents").get(0).path("id").asText();
            refused(person.send("PATCH", path + "/agents/" + agent,
                    "{\"provider\":\"openai\",\"model\":\"" + MODEL + "\"}"));
            refused(person.post(path + "/title-suggestion", ELSEWHERE));
            var open = Person.json(person.post("/conversations", Map.of("agents",
                    List.of(agent("There", ELSEWHERE))))).path("id").asText();
            refused(person.send("PATCH", "/conversations/" + open, "{\"local_only\":true}"));
            var fork = person.post(path + "/fork", Map.of("id", UUID.randomUUID().toString()));
            assertTrue(Person.json(fork).path("local_only").asBoolean(), fork.body());
            refused(person.post("/conversations/" + Person.json(fork).path("id").asText()
                    + "/agents", agent("There", ELSEWHERE)));

            // As if it had slipped in: what stands in the store is judged again at each turn.
            server.server().database().update("update agent set provider = 'openai', model = ?"
                    + " where id = ?::uuid", MODEL, agent);
            refused(person.openTurn(id, UUID.randomUUID(), "Go there."));
            refused(person.send("PATCH", path + "/messages/" + id(messages, 0),
                    turn("Go there.")));
            refused(person.send("POST", path + "/messages/" + id(messages, 1) + "/regenerate",
                    "{\"message_id\":\"" + UUID.randomUUID() + "\"}"));

            for (var request : elsewhere.requests())
                assertEquals(0, request.body().length, request.target());
            assertEquals(messages, person.messages(id));
            assertEquals(available, person.available());
            assertEquals(0, person.held());
            assertEquals(disclosed, person.read("/disclosures").path("data").size());
        }
    }

    private static void refused(HttpResponse<String> answer) {
        assertEquals(422, answer.statusCode(), answer.body());
        assertEquals("/problems/local-only", Person.json(answer).path("type").asText());
    }

    private static Map<String, Object> agent(String name, Map<String, String> model) {
        return Map.of("name", name, "provider", model.get("provider"),
                "model", model.get("model"), "output_tokens_max", 200);
    }

    private static String id(JsonNode messages, int index) {
        return messages.get(index).path("id").asText();
    }

    private static String turn(String text) {
        return "{\"message_id\":\"" + UUID.randomUUID() + "\",\"text\":\"" + text + "\"}";
    }

    private static String offering(ReplayServer server) {
        server.always("/models", Recording.json(200, "{\"data\":[{\"id\":\"" + MODEL + "\"}]}"));
        return server.uri().toString();
    }

    private static void price(TestServer server) {
        var database = server.server().database();
        database.run(() -> new PostgresPriceBook(database).add(new ModelRef("openai", MODEL),
                new Tariff(Map.of(UsageUnit.INPUT, 1_000_000L, UsageUnit.OUTPUT, 1_000_000L),
                        Instant.EPOCH)));
    }
}
