package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that keep a connection busy with as little as they can, and those that only look so. */
final class SlowClientsTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMillis(400);
    private static final int PAUSE_MILLIS = 20;
    private static final String POST = "POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\n"
            + "Content-Type: application/json\r\n";
    private final World world = new World(new HttpSettings("127.0.0.1", 0, "127.0.0.1", 0,
            HttpSettings.BODY_BYTES_MAX, 100, 100, Duration.ofMillis(50), LONG, PATIENCE, LONG));

    @AfterEach
    void stop() {
        world.close();
    }

    /** Line by line, byte by byte, in a body, in one that is not wanted, in pieces of one. */
    @ParameterizedTest
    @ValueSource(strings = {"", "GET /openapi HTTP/1.1\r\nHost: x\r\nX-", POST
        + "Content-Length: 900000\r\n\r\n{", "POST /nothing HTTP/1.1\r\nHost: x\r\n"
        + "Content-Length: 900000\r\n\r\n", POST + "Transfer-Encoding: chunked\r\n\r\nfffff\r\n",
        POST + "Transfer-Encoding: chunked\r\n\r\n0000"})
    void whoSendsAByteAtATimeIsLetGoWhileOthersAreAnswered(String begun) {
        assertTimeoutPreemptively(LONG, () -> {
            try (var slow = connect()) {
                slow.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
                var sent = dribble(slow, begun.endsWith("0000") ? "0" : "a");
                assertTrue(sent < LONG.toMillis() / PAUSE_MILLIS);
            }
        });
    }

    /** @return how many it took until the server had enough */
    private int dribble(Socket slow, String what) throws Exception {
        var bytes = what.getBytes(StandardCharsets.US_ASCII);
        for (var sent = 0; ; sent++) {
            try {
                slow.getOutputStream().write(bytes);
                Thread.sleep(PAUSE_MILLIS); // what makes it slow
                if (sent % 10 == 0) world.client().get("/openapi").is(200);
            } catch (SocketException closed) {
                return sent;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 60})
    void aGiantHeadIsRefused(int lines) {
        assertTimeoutPreemptively(LONG, () -> {
            var line = "X-Line: " + "x".repeat(20_000 / lines) + "\r\n";
            assertTrue(answer("GET /openapi HTTP/1.1\r\nHost: x\r\n" + line.repeat(lines) + "\r\n")
                    .startsWith("HTTP/1.1 400"));
            assertTrue(answer("GET /openapi HTTP/1.1\r\nHost: x\r\n" + line.repeat(500))
                    .matches("(?s)|HTTP/1.1 400.*"));
            world.client().get("/openapi").is(200);
        });
    }

    @Test
    void aGiantFirstLineIsRefused() {
        assertTimeoutPreemptively(LONG, () -> {
            var giant = answer("GET /" + "x".repeat(100_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
            assertTrue(giant.matches("(?s)|HTTP/1.1 400.*"), giant);
            var endless = answer("x".repeat(1_000_000));
            assertTrue(endless.matches("(?s)|HTTP/1.1 400.*"), endless);
            world.client().get("/openapi").is(200);
        });
    }

    @Test
    void connectionsThatAreOnlyOpenAreLetGo() {
        assertTimeoutPreemptively(LONG, () -> {
            try (var one = connect(); var two = connect()) {
                two.shutdownOutput();
                world.client().get("/openapi").is(200);
                assertEquals("", read(one));
                assertEquals("", read(two));
            }
        });
    }

    /** There are a hundred places. */
    @Test
    void thereIsRoomAgainWhenTheyAreGone() {
        assertTimeoutPreemptively(LONG, () -> {
            var open = new Socket[120];
            for (var i = 0; i < open.length; i++) open[i] = connect();
            for (var one : open) one.close();
            while (!works()) Thread.sleep(PAUSE_MILLIS);
        });
    }

    private boolean works() throws IOException {
        return answer("HEAD /openapi HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                .startsWith("HTTP/1.1 200");
    }

    /** Longer than the patience, and well above the least rate. */
    @Test
    void anUploadThatKeepsMovingIsNotCut() {
        var anna = world.person("anna@example.org");
        var token = anna.logIn("anna@example.org").text("access_token");
        assertTimeoutPreemptively(LONG, () -> {
            var piece = new byte[5_000];
            try (var upload = connect()) {
                var out = upload.getOutputStream();
                out.write(("POST /api/v1/files HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                        + "Authorization: Bearer " + token + "\r\nContent-Length: " + 60
                        * piece.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                for (var i = 0; i < 60; i++) {
                    out.write(piece);
                    Thread.sleep(PAUSE_MILLIS); // three times the patience together
                }
                var answer = read(upload);
                assertTrue(answer.startsWith("HTTP/1.1 201"), answer);
            }
        });
        anna.send("POST", "/api/v1/files", BodyPublishers.ofByteArray(new byte[1_000_000]))
                .is(201);
    }

    @Test
    void aReaderOfEventsIsNotSlow() {
        var anna = world.person("anna@example.org");
        var path = TurnRoutesTest.conversation(anna, "single", "wait");
        assertTimeoutPreemptively(LONG, () -> {
            try (var stream = anna.events("POST", path + "/turns",
                    TurnRoutesTest.turn(UUID.randomUUID(), "x"))) {
                stream.until("agent.delta");
                for (var beats = 0; beats < 20; ) {
                    var line = stream.lines().readLine();
                    assertFalse(line == null, "cut");
                    if (line.startsWith(":")) beats++;
                }
                world.provider.openGate();
                stream.until("turn.completed");
            }
        });
    }

    private Socket connect() throws IOException {
        var socket = new Socket("127.0.0.1", world.server.port());
        socket.setSoTimeout((int) LONG.toMillis());
        return socket;
    }

    private String answer(String request) throws IOException {
        try (var socket = connect()) {
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            } catch (SocketException closed) {
                return read(socket);
            }
            return read(socket);
        }
    }

    private static String read(Socket socket) throws IOException {
        var read = new ByteArrayOutputStream();
        try {
            for (var c = socket.getInputStream().read(); c >= 0;
                    c = socket.getInputStream().read()) read.write(c);
        } catch (SocketException reset) {
            return read.toString(StandardCharsets.ISO_8859_1);
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }
}
