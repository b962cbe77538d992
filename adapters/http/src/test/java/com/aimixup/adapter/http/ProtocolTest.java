package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is the same for every route, and what comes before any route is found. */
final class ProtocolTest {
    private static final String CONVERSATIONS = "/api/v1/conversations";
    private static final int MEGABYTE = 1_000_000;
    private final World world = new World();
    private final Client anna = world.client().person("anna@example.org");

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void everyAnswerHasStrictHeadersAndNamesNoServer() {
        for (var answer : List.of(anna.get("/api/v1/account").is(200), anna.get("/x").is(404),
                anna.delete("/openapi").is(405), world.client().get("/api/v1/account").is(401),
                anna.post(CONVERSATIONS, "{").is(400))) {
            assertEquals("nosniff", answer.header("X-Content-Type-Options"));
            assertEquals("no-store", answer.header("Cache-Control"));
            assertEquals("no-referrer", answer.header("Referrer-Policy"));
            assertTrue(answer.header("Content-Security-Policy").contains("default-src 'none'"));
            assertFalse(answer.headers().map().containsKey("server"));
            assertFalse(answer.headers().map().containsKey("access-control-allow-origin"));
        }
        assertEquals("public, max-age=300",
                anna.get("/.well-known/jwks.json").is(200).header("Cache-Control"));
    }

    @ParameterizedTest
    @CsvSource({"a,true", "A-1._z,true", "'a b',false", "a<b,false", "'',false", "ä,false"})
    void aSaneRequestIdIsKept(String id, boolean kept) {
        var answer = anna.with("X-Request-Id", id).get("/x").isProblem(404, "not-found");
        assertEquals(kept, answer.header("X-Request-Id").equals(id));
        assertEquals(id.length() == 1 && kept, answer.text("request_id").equals("a"));
    }

    @Test
    void aRequestIdThatIsTooLongIsReplaced() {
        assertEquals(64, anna.with("X-Request-Id", "a".repeat(64)).get("/x")
                .header("X-Request-Id").length());
        assertEquals(36, anna.with("X-Request-Id", "a".repeat(65)).get("/x")
                .header("X-Request-Id").length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api", "/api/v1/", "/api/v1/nothing", "/api/v1/accounts/",
        "/api/v1//accounts", "/API/v1/account", "/api/v1/conversations/x/y/z", "/observe/metrics",
        "/api/v1/account%2F", "/v2/models"})
    void anUnknownAddressIsAProblem(String path) {
        anna.get(path).isProblem(404, "not-found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "DELETE | /api/v1/conversations | GET, HEAD, OPTIONS, POST",
        "GET | /api/v1/accounts | OPTIONS, POST",
        "PUT | /api/v1/account | GET, HEAD, OPTIONS, PATCH",
        "DELETE | /api/v1/sessions/refresh | OPTIONS, POST",
        "HEAD | /api/v1/passwords/reset | OPTIONS, POST", "BREW | /openapi | GET, HEAD, OPTIONS",
        "TRACE | /openapi | GET, HEAD, OPTIONS"})
    void anotherMethodIsRefusedWithThoseThatAreRight(String method, String path, String allow) {
        var answer = anna.send(method, path, BodyPublishers.noBody()).is(405);
        assertEquals(allow, answer.header("Allow"));
    }

    @Test
    void headAndOptionsAreAnswered() {
        var get = anna.get(CONVERSATIONS).is(200);
        var head = anna.send("HEAD", CONVERSATIONS, BodyPublishers.noBody()).is(200);
        assertEquals(get.header("Content-Length"), head.header("Content-Length"));
        assertEquals(0, head.body().length);
        world.client().send("HEAD", CONVERSATIONS, BodyPublishers.noBody()).is(401);
        var options = world.client().send("OPTIONS", CONVERSATIONS, BodyPublishers.noBody());
        assertEquals("GET, HEAD, OPTIONS, POST", options.is(204).header("Allow"));
        assertFalse(options.headers().map().containsKey("access-control-allow-origin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/jsonx", "application/json; charset=latin1",
        "application/merge-patch+json", "multipart/form-data", "application/x-www-form-urlencoded",
        "application/problem+json"})
    void anotherMediaTypeIsRefused(String type) {
        assertEquals("application/json", anna.with("Content-Type", type)
                .post(CONVERSATIONS, "{}").isProblem(415, "unsupported-media-type")
                .header("Accept"));
    }

    @Test
    void aMissingMediaTypeIsRefusedAndOneWithParametersTaken() {
        anna.send("POST", CONVERSATIONS, BodyPublishers.ofString("{}"))
                .isProblem(415, "unsupported-media-type");
        for (var type : List.of("application/json;charset=UTF-8", "Application/JSON",
                "application/json; charset=\"utf-8\"", "application/json; profile=x"))
            anna.with("Content-Type", type).post(CONVERSATIONS, "{}").is(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "1", "\"x\"", "{", "{\"title\":\"a\",\"title\":1}"})
    void aBodyThatIsNoObjectIsRefused(String body) {
        anna.post(CONVERSATIONS, body).isProblem(400, "malformed-json");
    }

    @Test
    void wrongInputIsNotRepeated() {
        for (var body : List.of("{\"title\":\"secret\nsecret\"}", "{\"secret words\":1}",
                "{\"title\":{\"secret\":1}}", "{\"mix\":\"secret\"}", "{secret", "secret"))
            assertFalse(anna.post(CONVERSATIONS, body).is(400).bodyText().contains("secret "),
                    body);
    }

    @Test
    void aBodyUpToAMegabyteIsReadAndALargerOneRefused() {
        var json = "{\"title\":\"" + "x".repeat(MEGABYTE - 12) + "\"}";
        assertEquals(MEGABYTE, json.length());
        assertEquals(Set.of("title"), anna.post(CONVERSATIONS, json).is(400).errors().keySet());
        for (var size : List.of(MEGABYTE + 1, 3 * MEGABYTE))
            anna.post(CONVERSATIONS, "x".repeat(size)).isProblem(413, "body-too-large");
    }

    @Test
    void aLargeBodyOfUnknownLengthIsRefusedWithoutReadingItAll() {
        var refused = anna.with("Content-Type", "application/json").send("POST", CONVERSATIONS,
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(
                        " ".repeat(2 * MEGABYTE).getBytes(StandardCharsets.US_ASCII))));
        refused.isProblem(413, "body-too-large");
    }

    @Test
    void whoAsksBeforeSendingTooMuchNeedNotSendIt() throws IOException {
        var answer = raw(head("POST " + CONVERSATIONS) + "Content-Type: application/json\r\n"
                + "Content-Length: 2000000\r\nExpect: 100-continue\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
    }

    @Test
    void aChunkThatClaimsToBeHugeIsRefusedAtOnce() throws IOException {
        var answer = raw(head("POST " + CONVERSATIONS) + "Content-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n7fffffff\r\n{");
        assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
        assertTrue(answer.contains("body-too-large"));
        assertTrue(answer.toLowerCase(Locale.ROOT).contains("x-request-id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GARBAGE\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET /\r\n\r\n",
        "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n", "GET /openapi HTTP/1.1\r\n\r\n",
        "GET /openapi HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /openapi HTTP/1.1\r\nHost: x\r\na b: c\r\n\r\n",
        "POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n",
        "POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST /openapi HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
        "POST /openapi HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /openapi HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "POST /openapi HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"})
    void brokenHttpIsAProblemToo(String request) throws IOException {
        var answer = raw(request);
        assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
        assertTrue(answer.contains("\"type\":\"/problems/bad-request\""), answer);
        assertTrue(answer.toLowerCase(Locale.ROOT).contains("nosniff"), answer);
    }

    @Test
    void aConnectionEndsWhenItsClientAsksForThat() throws IOException {
        var answer = raw(head("HEAD /openapi") + "Connection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        assertTrue(answer.toLowerCase(Locale.ROOT).contains("connection: close"), answer);
    }

    @Test
    void headersHaveALimit() throws IOException {
        var answer = raw(head("GET /openapi") + "X-Long: " + "x".repeat(20_000) + "\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
        assertTrue(answer.contains("/problems/bad-request"), answer);
    }

    private String head(String request) {
        return request + " HTTP/1.1\r\nHost: x\r\n" + "Authorization: Bearer "
                + world.client().logIn("anna@example.org").text("access_token") + "\r\n";
    }

    /** Sends this as it stands and reads until the server closes. */
    private String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", world.server.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            var answer = new StringBuilder();
            try {
                for (int c = socket.getInputStream().read(); c >= 0;
                        c = socket.getInputStream().read()) answer.append((char) c);
            } catch (SocketException resetAfterTheAnswer) {
                assertFalse(answer.isEmpty());
            }
            return answer.toString();
        }
    }
}
