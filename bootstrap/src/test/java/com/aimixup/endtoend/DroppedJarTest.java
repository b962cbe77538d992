package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider comes and goes while the server runs, and what it was told is on record. */
final class DroppedJarTest {
    private static final Path SANDBOX = Path.of("target/aimixup/plugins/echo.jar");

    @TempDir
    private Path plugins;

    @Test
    void aJarThatIsDroppedInAnswersWithinSecondsAndOneThatIsRemovedNoMore() throws IOException {
        try (var server = TestServer.start(Map.of("AIMIXUP_PLUGINS", plugins.toString()))) {
            var person = server.person(100);
            assertEquals(0, person.read("/models").path("data").size());
            Files.copy(SANDBOX, plugins.resolve("echo.jar"));
            Await.until("the sandbox is there", () ->
                    person.read("/models").path("data").size() > 0);

            var conversation = person.conversation("single", "fast");
            var events = person.turn(conversation, "Hello");
            assertEquals("turn.completed", events.getLast().name());
            var disclosed = person.read("/disclosures").path("data");
            assertEquals(1, disclosed.size());
            assertEquals("fast", disclosed.path(0).path("model").asText());
            assertEquals("ZZ", disclosed.path(0).path("country").asText());

            Files.delete(plugins.resolve("echo.jar"));
            Await.until("the sandbox is gone", () ->
                    person.read("/models").path("data").isEmpty());
            assertTrue(person.post("/conversations/" + conversation + "/turns", Map.of(
                    "message_id", "01890a5d-ac96-774b-bcce-b302099a8057", "text", "Hello?"))
                    .statusCode() >= 400);
            assertEquals(1, person.read("/disclosures").path("data").size());
        }
    }
}
