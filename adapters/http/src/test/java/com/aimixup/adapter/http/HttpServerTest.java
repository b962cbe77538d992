package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.runtime.StoreUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HttpServerTest {
    private final World world = new World();
    private final Client anna = world.client().person("anna@example.org");

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void healthIsToldOnAListenerOfItsOwn() {
        var observer = world.observer();
        for (var what : List.of("live", "started", "ready"))
            assertEquals("up", observer.get("/observe/health/" + what).is(200).text("status"));
        world.beReady(false);
        assertEquals("down", observer.get("/observe/health/ready").is(503).text("status"));
        observer.get("/observe/health/live").is(200);
        world.beReady(true);
        world.server.beginStop();
        observer.get("/observe/health/ready").is(503);
        anna.get("/api/v1/account").is(200);
    }

    @Test
    void requestsAreCountedByPatternAndNameNobody() throws InterruptedException {
        var id = anna.post("/api/v1/conversations", "{}").is(201).text("id");
        anna.get("/api/v1/conversations/" + id).is(200);
        anna.get("/api/v1/conversations/" + id + "?secret=1").is(400);
        anna.get("/secret").is(404);
        var shown = "aimixup_http_request_seconds_count{method=\"GET\","
                + "route=\"/api/v1/conversations/{conversation}\",status=\"200\"} 1\n";
        var unknown = "route=\"unknown\",status=\"404\",le=\"+Inf\"} 1\n";
        var text = metricsThatTell(shown, unknown);
        assertTrue(text.contains(shown) && text.contains(unknown), text);
        assertTrue(text.contains("aimixup_turns_running 0\n"), text);
        assertFalse(text.contains(id));
        assertFalse(text.contains("secret"));
    }

    /** A request is counted once it has been answered, which the client may hear of before. */
    private String metricsThatTell(String... lines) throws InterruptedException {
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            var text = world.observer().get("/observe/metrics").is(200).bodyText();
            var told = List.of(lines).stream().allMatch(text::contains);
            if (told || System.nanoTime() - deadline > 0) return text;
            Thread.sleep(10);
        }
    }

    @Test
    void aStoreThatIsAwayIsToldAsSuch() {
        world.breakWith(new StoreUnavailable("08006"));
        var answer = anna.post("/api/v1/conversations", "{}")
                .isProblem(503, "store-unavailable");
        assertEquals("2", answer.header("Retry-After"));
        world.mend();
        anna.post("/api/v1/conversations", "{}").is(201);
    }

    @Test
    void anUnexpectedFailureIsLoggedByItsClassAndAnsweredByItsId() {
        world.breakWith(new IllegalStateException("a secret"));
        var log = new Captured();
        var logger = Logger.getLogger(RouteHandler.class.getName());
        logger.setUseParentHandlers(false);
        logger.setLevel(Level.INFO);
        logger.addHandler(log);
        try {
            var answer = anna.with("X-Request-Id", "r-1").post("/api/v1/conversations",
                    "{\"title\":\"a secret\"}").isProblem(500, "internal-error");
            assertFalse(answer.bodyText().contains("secret"));
            assertFalse(answer.bodyText().contains("Exception"));
            log.await("http.request method=POST route=/api/v1/conversations status=500 millis=");
        } finally {
            logger.removeHandler(log);
            logger.setUseParentHandlers(true);
            logger.setLevel(null);
        }
        var failed = log.lines.stream().filter(line -> line.startsWith("http.failed")).toList();
        assertEquals(1, failed.size());
        assertTrue(failed.getFirst().contains("request=r-1"));
        assertTrue(failed.getFirst().contains("java.lang.IllegalStateException"));
        assertTrue(failed.getFirst().contains("at com.aimixup."));
        assertTrue(log.lines.stream().noneMatch(line -> line.contains("secret")));
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var settings = HttpSettings.of("127.0.0.1", other.getLocalPort(), 0);
            var taken = assertThrows(PortTaken.class, () -> new World(settings));
            assertEquals(other.getLocalPort(), taken.port());
            assertTrue(taken.getMessage().contains("127.0.0.1:" + other.getLocalPort()));
            var observed = HttpSettings.of("127.0.0.1", 0, other.getLocalPort());
            assertEquals(other.getLocalPort(),
                    assertThrows(PortTaken.class, () -> new World(observed)).port());
        }
    }

    @Test
    void aStoppedServerAnswersNobody() {
        world.server.stop();
        assertThrows(UncheckedIOException.class, () -> anna.get("/openapi"));
        world.server.stop();
    }

    @Test
    void tooManyRequestsAtOnceAreRefused() {
        var one = World.settings(Duration.ofSeconds(1), Duration.ofSeconds(1));
        var settings = new HttpSettings(one.host(), 0, one.observeHost(), 0, one.bodyBytesMax(),
                10, 1, one.heartbeat(), one.writePatience(), one.readPatience(),
                one.stopPatience());
        try (var small = new World(settings)) {
            var bob = small.person("bob@example.org");
            var path = TurnRoutesTest.conversation(bob, "single", "wait");
            try (var stream = bob.events("POST", path + "/turns",
                    TurnRoutesTest.turn(UUID.randomUUID(), "x"))) {
                stream.until("agent.delta");
                assertEquals("1", bob.get("/api/v1/account").isProblem(503, "busy")
                        .header("Retry-After"));
                small.provider.openGate();
                stream.rest();
            }
            bob.get("/api/v1/account").is(200);
        }
    }

    private static final class Captured extends Handler {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        void await(String start) {
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
                while (lines.stream().noneMatch(line -> line.startsWith(start))) Thread.sleep(5);
            });
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage() + (line.getThrown() == null ? "" : line.getThrown()));
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
