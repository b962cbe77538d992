package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not right is refused by its place, is not repeated, and leaves nothing behind. */
final class BadInputTest {
    private static final int MEGABYTE = 1_000_000;
    private static TestServer server;
    private static Person person;
    private static String conversation;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        person = server.person(100);
        conversation = person.conversation("single", "fast");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1, 2", "{\"text\": }", "{\"a\": 1} x", "nonsense",
        "{\"text\": \"a\", \"text\": \"b\"}", "{'text': 'a'}", "[]", "null", "\"text\""})
    void whatIsNotAJsonObjectIsRefusedEverywhere(String body) {
        var before = server.rows();
        for (var place : List.of("POST /accounts", "POST /sessions", "POST /sessions/refresh",
                "POST /conversations", "PATCH /conversations/" + conversation,
                "POST /conversations/" + conversation + "/agents",
                "POST /conversations/" + conversation + "/turns")) {
            var words = place.split(" ");
            var method = words[0].equals("PATCH") ? "PATCH" : "POST";
            var answer = person.send(method, words[1], body);
            assertEquals(400, answer.statusCode(), place + answer.body());
            assertProblem("malformed-json", answer);
        }
        assertEquals(before, server.rows(), "nothing was stored");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text            | 42
            text            | null
            text            | ["Hello"]
            text            | ""
            message_id      | "no id"
            message_id      | 7
            parent_id       | {}
            mix             | "quarrel"
            rounds          | 0
            rounds          | 1.5
            rounds          | "two"
            canary_field    | true
            """)
    void aWrongFieldOfATurnIsNamed(String field, String value) {
        var id = UUID.randomUUID();
        var known = field.equals("text") ? "\"message_id\":\"" + id + "\""
                : field.equals("message_id") ? "\"text\":\"Hello\""
                : "\"message_id\":\"" + id + "\",\"text\":\"Hello\"";
        var answer = person.send("POST", "/conversations/" + conversation + "/turns",
                "{" + known + ",\"" + field + "\":" + value + "}");
        assertEquals(400, answer.statusCode(), answer.body());
        assertProblem("invalid-input", answer);
        assertEquals(field, Person.json(answer).path("errors").path(0).path("field").asText(),
                answer.body());
        assertEquals(0, person.messages(conversation).size());
    }

    @Test
    void aBodyOverAMegabyteIsRefusedWhetherItTellsItsLengthOrNot() {
        var body = ("{\"message_id\":\"" + UUID.randomUUID() + "\",\"text\":\""
                + "x".repeat(MEGABYTE) + "\"}").getBytes(StandardCharsets.UTF_8);
        for (var publisher : List.of(BodyPublishers.ofByteArray(body),
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))) {
            var answer = turn(publisher);
            assertEquals(413, answer.statusCode(), answer.body());
            assertProblem("body-too-large", answer);
        }
        assertEquals(0, person.messages(conversation).size());
    }

    @Test
    void aBodyWithoutEndIsNotReadToItsEnd() {
        var answer = turn(BodyPublishers.ofInputStream(EndlessText::new));
        assertEquals(413, answer.statusCode(), answer.body());
        server.observe("/health/ready", 200);
    }

    private static HttpResponse<String> turn(BodyPublisher body) {
        return Person.send(person.request("/conversations/" + conversation + "/turns")
                .header("Content-Type", "application/json").POST(body).build());
    }

    private static void assertProblem(String type, HttpResponse<String> answer) {
        assertEquals("/problems/" + type, Person.json(answer).path("type").asText());
        assertEquals("application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""));
        assertFalse(answer.headers().firstValue("X-Request-Id").orElse("").isEmpty());
    }

    /** Letters for ever, but for the sake of the test not for longer than a gigabyte. */
    private static final class EndlessText extends InputStream {
        private long left = 1_000L * MEGABYTE;

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left <= 0) return -1;
            Arrays.fill(bytes, offset, offset + length, (byte) 'x');
            left -= length;
            return length;
        }
    }
}
