package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.plugin.tck.Recording;
import com.aimixup.plugin.tck.ReplayServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Models in the house cost nothing, and the operator fetches and loads them by commands. */
final class LocalModelsTest {
    private static final String MODEL = "gemma4:latest";
    private static final Recording ANSWER = Recording.jsonLines("""
            {"message":{"role":"assistant","content":"Tides."},"done":false}
            {"message":{"role":"assistant","content":""},"done":true,"done_reason":"stop",\
            "prompt_eval_count":11,"eval_count":6}
            """);

    @Test
    void aPersonWithoutCreditsTalksToAModelInTheHouse() {
        try (var ollama = ollama(); var server = serverWith(ollama)) {
            var person = server.person(0);
            Await.until("the model is listed", () -> person.read("/models").path("data")
                    .valueStream().anyMatch(model -> model.path("model").asText().equals(MODEL)
                            && model.path("usable").asBoolean()
                            && model.path("micro_credits_per_million").path("input").asLong(-1)
                                    == 0));
            var made = person.post("/conversations", Map.of("title", "Seas", "mix", "single",
                    "agents", List.of(Map.of("name", "A", "provider", "local", "model", MODEL,
                            "output_tokens_max", 200))));
            assertEquals(201, made.statusCode(), made.body());
            ollama.play(ANSWER);
            var events = person.turn(Person.json(made).path("id").asText(), "What moves the sea?");
            assertEquals("turn.completed", events.getLast().name(), events.toString());
            assertTrue(events.stream().anyMatch(event -> event.name().equals("agent.completed")));
        }
    }

    @Test
    void modelsAreFetchedLoadedAndListedByCommands() {
        try (var ollama = ollama(); var server = serverWith(ollama)) {
            ollama.always("/api/pull", Recording.jsonLines("""
                    {"status":"pulling manifest"}
                    {"status":"pulling 6e4c","total":1000,"completed":500}
                    {"status":"success"}
                    """));
            var fetched = run(server, "models", "pull", "gemma4");
            assertTrue(fetched.contains("pulling 6e4c 50 %\n"), fetched);
            assertTrue(fetched.contains("gemma4 is there"), fetched);
            ollama.always("/api/generate", Recording.json(200, "{\"done\":true}"));
            assertTrue(run(server, "models", "load", MODEL).contains("is in memory"));
            assertTrue(run(server, "models", "unload", MODEL).contains("is out of memory"));
            assertTrue(run(server, "models", "list").contains("2.0 GB  in memory"));
            try (var none = server.command("models", "pull", "x", "--provider", "echo")) {
                assertTrue(none.refusal().contains("echo keeps no models itself"), none.errors());
            }
        }
    }

    private static String run(TestServer server, String... words) {
        try (var command = server.command(words)) {
            assertEquals(0, command.exitCode(), command.output() + command.errors());
            return command.output();
        }
    }

    private static TestServer serverWith(ReplayServer ollama) {
        return TestServer.start(Map.of("AIMIXUP_LOCAL_BASE_URL", ollama.uri().toString()));
    }

    private static ReplayServer ollama() {
        var ollama = new ReplayServer();
        ollama.always("/api/tags", Recording.json(200, "{\"models\":[{\"name\":\"" + MODEL
                + "\",\"size\":2000000000,\"capabilities\":[\"completion\"]}]}"));
        ollama.always("/api/ps", Recording.json(200,
                "{\"models\":[{\"name\":\"" + MODEL + "\"}]}"));
        ollama.always("/api/show", Recording.json(200, "{\"capabilities\":[\"completion\"]}"));
        return ollama;
    }
}
