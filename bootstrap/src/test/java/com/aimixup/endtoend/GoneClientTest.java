package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who goes away in the middle of an answer finds it complete when they come back. */
final class GoneClientTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theAnswerIsCompletedStoredAndChargedWithoutItsReader(boolean abruptly)
            throws IOException {
        var person = server.person(100);
        var conversation = person.conversation("parallel", "steady", "steady");
        readUntilTheFirstWord(person, conversation, abruptly);
        assertTrue(person.held() > 0, "the turn is under way");

        Await.until("the turn is over", () -> person.held() == 0);
        var messages = person.messages(conversation);
        assertEquals(3, messages.size());
        var charged = 0L;
        for (var message : messages) {
            assertEquals("complete", message.path("state").asText());
            assertFalse(message.path("text").asText().isEmpty());
            charged += message.path("answer").path("micro_credits").asLong();
        }
        assertTrue(charged > 0);
        assertEquals(100_000_000 - charged, person.available());
        var turn = messages.path(0).path("turn_id").asText();
        Await.until("the turn is completed", () -> person.read("/conversations/" + conversation
                + "/turns/" + turn).path("state").asText().equals("completed"));
        var again = Event.all(person.get("/conversations/" + conversation + "/turns/" + turn
                + "/events").body());
        assertEquals("turn.completed", again.getLast().name());
        Await.until("the stream is closed here too", () ->
                server.observe("/metrics", 200).contains("aimixup_event_streams_open 0\n"));
    }

    private static void readUntilTheFirstWord(Person person, String conversation,
            boolean abruptly) throws IOException {
        var body = "{\"message_id\":\"%s\",\"text\":\"Tell me something long\"}"
                .formatted(UUID.randomUUID());
        try (var socket = new Socket(server.url().getHost(), server.url().getPort())) {
            // With it, close() resets the connection instead of ending it in order.
            if (abruptly) socket.setSoLinger(true, 0);
            socket.getOutputStream().write("""
                    POST /api/v1/conversations/%s/turns HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    Content-Type: application/json\r
                    Content-Length: %d\r
                    \r
                    %s""".formatted(conversation, person.tokens().path("access_token").asText(),
                    body.length(), body).getBytes(StandardCharsets.US_ASCII));
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(),
                    StandardCharsets.UTF_8));
            for (var line = lines.readLine(); line != null; line = lines.readLine())
                if (line.equals("event: agent.delta")) return;
            throw new AssertionError("no word came");
        }
    }
}
