package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Readers that come, go, wait and dawdle. */
final class EventStreamTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long FLOOD =
            (long) TestProvider.FLOOD_PIECES * TestProvider.FLOOD_PIECE.length();
    private final World world = new World(
            World.settings(Duration.ofMillis(50), Duration.ofMillis(400)));
    private final Client anna = world.person("anna@example.org");

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void theFirstBytesComeAtOnceAndSilenceIsFilled() {
        var path = TurnRoutesTest.conversation(anna, "single", "wait");
        assertTimeoutPreemptively(PATIENCE, () -> {
            try (var stream = begin(path)) {
                assertEquals("retry: 1000", stream.line());
                assertEquals("", stream.line());
                stream.until("agent.delta");
                assertEquals(": still here", stream.line());
                assertEquals("", stream.line());
                assertEquals(": still here", stream.line());
                world.provider.openGate();
                stream.until("turn.completed");
            }
        });
    }

    @Test
    void aTurnGoesOnWithoutItsReaderAndIsPaid() {
        var path = TurnRoutesTest.conversation(anna, "single", "wait");
        String turn;
        try (var stream = begin(path)) {
            turn = stream.headers().firstValue("Location").orElseThrow();
            stream.until("agent.delta");
        }
        awaitStreams(0);
        world.provider.openGate();
        await(() -> anna.get(turn).text("state").equals("completed"));
        var answer = anna.get(turn);
        assertEquals("complete", answer.text("messages.1.state"));
        assertTrue(answer.number("messages.1.answer.micro_credits") > 0);
    }

    @Test
    void aReaderThatTakesNothingIsDroppedWhileOthersGetEverything() {
        var turn = beginAsync("flood");
        assertTimeoutPreemptively(PATIENCE, () -> {
            try (var slow = new Socket()) {
                slow.setReceiveBufferSize(4_096);
                slow.connect(new InetSocketAddress("127.0.0.1", world.server.port()));
                ask(slow, turn + "/events");
                awaitStreams(1);
                try (var quick = anna.events("GET", turn + "/events", "")) {
                    var got = quick.rest().stream()
                            .filter(event -> event.name().equals("agent.delta"))
                            .mapToLong(event -> event.json().text("text").length()).sum();
                    assertTrue(got >= FLOOD, () -> "only a part came: " + got);
                }
                awaitStreams(0);
                assertThrows(IOException.class, () -> readToProperEnd(slow));
            }
        });
    }

    @Test
    void aThousandReadersFollowTheirTurnsAtOnce() throws Exception {
        var readers = 1_000;
        var turn = beginAsync("wait");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ends = new ArrayList<Future<String>>();
            Callable<String> reader = () -> {
                try (var stream = anna.events("GET", turn + "/events", "")) {
                    return stream.until("turn.completed").id();
                }
            };
            for (int i = 0; i < readers; i++) ends.add(threads.submit(reader));
            awaitStreams(readers);
            world.provider.openGate();
            var first = ends.getFirst().get();
            for (var end : ends) assertEquals(first, end.get());
        }
    }

    private EventReader begin(String path) {
        return anna.events("POST", path + "/turns", TurnRoutesTest.turn(UUID.randomUUID(), "x"));
    }

    private String beginAsync(String model) {
        return anna.with("Prefer", "respond-async").post(
                TurnRoutesTest.conversation(anna, "single", model) + "/turns",
                TurnRoutesTest.turn(UUID.randomUUID(), "x")).is(202).header("Location");
    }

    private void awaitStreams(int count) {
        await(() -> world.observer().get("/observe/metrics").bodyText()
                .contains("aimixup_event_streams_open " + count + "\n"));
    }

    private void ask(Socket socket, String path) throws IOException {
        var token = world.client().logIn("anna@example.org").text("access_token");
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: x\r\n"
                + "Authorization: Bearer " + token + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    /** Throws unless the last chunk of the body comes, which says that it is complete. */
    private static void readToProperEnd(Socket socket) throws IOException {
        var read = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!read.endsWith("\r\n0\r\n\r\n")) throw new IOException("cut off");
    }

    private static void await(Callable<Boolean> condition) {
        assertTimeoutPreemptively(PATIENCE, () -> {
            while (!condition.call()) Thread.sleep(10);
        });
    }
}
