package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.postgres.PostgresPriceBook;
import com.aimixup.adapter.postgres.PostgresProviderRegister;
import com.aimixup.application.providers.ProviderRegister;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.credits.UsageUnit;
import com.aimixup.plugin.spi.ProviderFacts;
import com.aimixup.plugin.tck.Recording;
import com.aimixup.plugin.tck.ReplayServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every state that a provider can be in is shown, and none of them makes the server unready. */
final class ProviderStatesTest {
    private static final Path SHIPPED = Path.of("target/aimixup/plugins");
    private static final String MODEL = "gpt-4.1-mini";
    private static final Recording MODELS =
            Recording.json(200, "{\"data\":[{\"id\":\"" + MODEL + "\"}]}");
    /** Which nobody tries again, so that a model soon rests. */
    private static final Recording NONSENSE = new Recording(302, Map.of(), new byte[0]);

    @TempDir
    private Path plugins;

    @Test
    void eachStateIsShownAndTheServerStaysReady() throws IOException {
        for (var shipped : List.of("echo.jar", "openai", "xai", "gemini")) copy(shipped);
        Files.writeString(plugins.resolve("broken.jar"), "this is no jar");
        try (var openai = new ReplayServer(); var server = TestServer.start(Map.of(
                "AIMIXUP_PLUGINS", plugins.toString(),
                "AIMIXUP_OPENAI_BASE_URL", openai.uri().toString(),
                "AIMIXUP_OPENAI_API_KEY", "sk-one"))) {
            awaitStates(server, Map.of("echo", "up", "openai", "unreachable", "xai", "no-key",
                    "broken", "quarantined"));

            openai.always("/models", MODELS);
            price(server);
            give(server, "sk-two"); // so that its models are asked for at once
            awaitStates(server, Map.of("echo", "up", "openai", "up"));

            openai.play(NONSENSE);
            var person = server.person(100);
            var conversation = person.post("/conversations", conversation());
            var id = Person.json(conversation).path("id").asText();
            Await.until("it failed so often that it rests", () -> {
                person.turn(id, "Why?");
                return shows(server, "openai", "resting");
            });
            assertTrue(server.observe("/metrics", 200)
                    .contains("aimixup_provider_models_resting{provider=\"openai\"} 1\n"));

            takeBack(server, "gemini");
            awaitStates(server, Map.of("gemini", "not-accepted", "echo", "up", "openai",
                    "resting", "xai", "no-key", "broken", "quarantined"));
            assertEquals("turn.completed", person.turn(person.conversation("single", "fast"),
                    "Hello").getLast().name());
        }
    }

    private static void awaitStates(TestServer server, Map<String, String> expected) {
        expected.forEach((provider, state) -> Await.until(provider + " is " + state,
                () -> shows(server, provider, state)));
    }

    /** In the body and in the metrics, and while the server says that it is ready. */
    private static boolean shows(TestServer server, String provider, String state) {
        var ready = server.observe("/health/ready", 200);
        assertTrue(ready.contains("\"status\":\"up\""), ready);
        var metrics = server.observe("/metrics", 200);
        return ready.contains("\"" + provider + "\":\"" + state + "\"")
                && metrics.contains("aimixup_provider_state{provider=\"" + provider
                        + "\",state=\"" + state + "\"} 1\n")
                && metrics.contains("aimixup_provider_up{provider=\"" + provider + "\"} "
                        + (state.equals("up") ? 1 : 0) + "\n");
    }

    private static void give(TestServer server, String key) {
        try (var command = server.command("plugin", "key", "openai").reading(key + "\n")) {
            assertEquals(0, command.exitCode(), command.errors());
        }
    }

    /** The operator now has other terms on record than the plugin tells. */
    private static void takeBack(TestServer server, String provider) {
        var database = server.server().database();
        database.run(() -> {
            var register = new PostgresProviderRegister(database);
            var facts = register.newest().get(provider).facts();
            register.add(provider, new ProviderRegister.Entry(new ProviderFacts(
                    "Somebody else", facts.country(), facts.hosts(), facts.local(),
                    facts.categories(), facts.trainsOnData(), facts.retention(),
                    facts.transferBasis(), facts.terms(), facts.checkedOn()), Instant.now()));
        });
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

    private void copy(String plugin) throws IOException {
        try (var files = Files.walk(SHIPPED.resolve(plugin))) {
            for (var file : files.toList()) {
                Files.copy(file, plugins.resolve(SHIPPED.relativize(file).toString()));
            }
        }
    }
}
