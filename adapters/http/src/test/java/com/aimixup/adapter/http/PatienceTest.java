package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long the server waits: for clients, and for what is under way when it stops. */
final class PatienceTest {
    private static final Duration LONG = Duration.ofSeconds(15);
    private final World world = new World(new HttpSettings("127.0.0.1", 0, "127.0.0.1", 0,
            HttpSettings.BODY_BYTES_MAX, 100, 100, Duration.ofMillis(50), LONG,
            Duration.ofMillis(300), LONG));

    @AfterEach
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET /ope", "GET /openapi HTTP/1.1\r\nHost: x\r\n",
        "POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Content-Length: 10\r\n\r\n{"})
    void whoPausesTooLongIsLetGo(String part) {
        assertTimeoutPreemptively(LONG, () -> {
            try (var socket = new Socket("127.0.0.1", world.server.port())) {
                socket.getOutputStream().write(part.getBytes(StandardCharsets.US_ASCII));
                var rest = new String(socket.getInputStream().readAllBytes(),
                        StandardCharsets.US_ASCII);
                assertFalse(rest.contains(" 500 "), rest);
            }
        });
    }

    @Test
    void anIdleConnectionIsClosedWithoutAWord() {
        assertTimeoutPreemptively(LONG, () -> {
            try (var socket = new Socket("127.0.0.1", world.server.port())) {
                socket.getOutputStream().write("HEAD /openapi HTTP/1.1\r\nHost: x\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
                var answers = new String(socket.getInputStream().readAllBytes(),
                        StandardCharsets.US_ASCII);
                assertTrue(answers.startsWith("HTTP/1.1 200"), answers);
                assertEquals(answers.length(), answers.indexOf("\r\n\r\n") + 4, answers);
            }
        });
    }

    @Test
    void aStopWaitsForWhatIsUnderWayAndTakesNothingNew() throws Exception {
        var anna = world.person("anna@example.org");
        var path = TurnRoutesTest.conversation(anna, "single", "wait");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var stream = anna.events("POST", path + "/turns",
                        TurnRoutesTest.turn(UUID.randomUUID(), "x"))) {
            stream.until("agent.delta");
            var stopped = threads.submit(world.server::stop);
            assertTimeoutPreemptively(LONG, () -> {
                while (accepts()) Thread.sleep(5);
            });
            assertFalse(stopped.isDone());
            world.provider.openGate();
            stream.until("turn.completed");
            assertTimeoutPreemptively(LONG, () -> stopped.get());
        }
    }

    @Test
    void aStopDoesNotWaitForConnectionsThatNobodyUses() {
        var minutes = Duration.ofMinutes(5);
        var patient = new World(new HttpSettings("127.0.0.1", 0, "127.0.0.1", 0,
                HttpSettings.BODY_BYTES_MAX, 100, 100, minutes, minutes, minutes, minutes));
        assertTimeoutPreemptively(LONG, () -> {
            try (var fresh = new Socket("127.0.0.1", patient.server.port());
                    var used = new Socket("127.0.0.1", patient.server.port())) {
                used.getOutputStream().write("HEAD /openapi HTTP/1.1\r\nHost: x\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
                assertEquals('H', used.getInputStream().read());
                patient.close();
                assertEquals(-1, fresh.getInputStream().read());
            }
        });
    }

    private boolean accepts() {
        try (var socket = new Socket("127.0.0.1", world.server.port())) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
