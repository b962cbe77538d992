package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SessionRoutesTest {
    private static final String SESSIONS = "/api/v1/sessions";
    private static final String ANNA = "anna@example.org";
    private final World world = new World();
    private final Client client = world.client();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void anUnknownAddressIsAnsweredAsAWrongPassword() {
        client.person(ANNA);
        var wrong = client.with("X-Request-Id", "1").post(SESSIONS, """
                {"email":"anna@example.org","password":"wrong horse battery"}""")
                .isProblem(401, "wrong-credentials");
        var unknown = client.with("X-Request-Id", "1").logIn("nobody@example.org");
        assertEquals(wrong.bodyText(), unknown.bodyText());
        assertEquals(wrong.status(), unknown.status());
        assertTrue(wrong.header("WWW-Authenticate").startsWith("Bearer"));
    }

    @Test
    void tokensAreRefreshedEachOnce() {
        client.person(ANNA);
        var first = client.logIn(ANNA).is(201);
        assertEquals(900, first.number("expires_in_seconds"));
        var second = refresh(first.text("refresh_token")).is(200);
        assertEquals(first.text("session_id"), second.text("session_id"));
        assertNotEquals(first.text("refresh_token"), second.text("refresh_token"));
        client.as(second.text("access_token")).get("/api/v1/account").is(200);
        assertEquals(second.text("refresh_token"),
                refresh(first.text("refresh_token")).is(200).text("refresh_token"));
        world.pass(Duration.ofSeconds(10));
        refresh(first.text("refresh_token")).isProblem(401, "refresh-token-reused");
        refresh(second.text("refresh_token")).isProblem(401, "refresh-token-invalid");
        client.as(second.text("access_token")).get("/api/v1/account")
                .isProblem(401, "unauthenticated");
    }

    @Test
    void onesSessionsAreListedAndEndedAllAtOnce() {
        var anna = client.person(ANNA);
        var phone = client.with("User-Agent", "Mozilla/5.0 (iPhone) Safari").logIn(ANNA).is(201);
        client.person("bob@example.org");
        var shown = anna.get(SESSIONS).is(200).bodyText();
        assertEquals(2, shown.split("\"id\"", -1).length - 1, shown);
        assertTrue(shown.contains("\"device\":\"Safari, iPhone\",\"is_current\":false"), shown);
        assertTrue(shown.contains("\"is_current\":true"), shown);
        anna.delete(SESSIONS).is(204);
        anna.get(SESSIONS).isProblem(401, "unauthenticated");
        client.as(phone.text("access_token")).get("/api/v1/account")
                .isProblem(401, "unauthenticated");
        refresh(phone.text("refresh_token")).isProblem(401, "refresh-token-invalid");
    }

    @Test
    void whatIsNoRefreshTokenIsNotValid() {
        for (var text : List.of("x", "AAAA", "A".repeat(200), "äöü", "a.b.c"))
            refresh(text).isProblem(401, "refresh-token-invalid");
        refresh("A".repeat(201)).isProblem(400, "invalid-input");
    }

    @Test
    void whoLogsOutIsOutFromTheNextRequestOn() {
        var anna = client.person(ANNA);
        anna.delete(SESSIONS + "/current").is(204);
        anna.get("/api/v1/account").isProblem(401, "unauthenticated");
    }

    @Test
    void oneOfOnesSessionsCanBeEndedFromAnother() {
        var anna = client.person(ANNA);
        var other = client.logIn(ANNA).is(201);
        anna.delete(other.header("Location")).is(204);
        anna.delete(other.header("Location")).is(204);
        client.as(other.text("access_token")).get("/api/v1/account").is(401);
        anna.get("/api/v1/account").is(200);
    }

    @Test
    void anotherPersonsSessionIsUnknown() {
        client.person(ANNA);
        var annas = client.logIn(ANNA).is(201);
        var bob = client.person("bob@example.org");
        bob.delete(annas.header("Location")).isProblem(404, "not-found");
        bob.delete(SESSIONS + "/nonsense").isProblem(404, "not-found");
        client.as(annas.text("access_token")).get("/api/v1/account").is(200);
    }

    @Test
    void aTokenThatIsMissingForgedOrTooOldIsRefused() {
        client.person(ANNA);
        var good = client.logIn(ANNA).is(201).text("access_token");
        assertEquals("Bearer realm=\"aimixup\"", client.get("/api/v1/account")
                .isProblem(401, "unauthenticated").header("WWW-Authenticate"));
        for (var header : List.of("Bearer", "Bearer ", "Bearer x", "Basic YTpi", good,
                "Bearer " + good + "x", "Bearer x".repeat(600), "Bearer " + good + ' ' + good)) {
            var answer = client.with("Authorization", header).get("/api/v1/account")
                    .isProblem(401, "unauthenticated");
            assertTrue(answer.header("WWW-Authenticate").contains("invalid_token"), header);
        }
        client.with("Authorization", "bearer " + good).get("/api/v1/account").is(200);
        world.pass(Duration.ofMinutes(16));
        client.as(good).get("/api/v1/account").isProblem(401, "unauthenticated");
    }

    private Answer refresh(String token) {
        return client.post(SESSIONS + "/refresh", "{\"refresh_token\":\"" + token + "\"}");
    }
}
