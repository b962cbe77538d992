package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mails as they arrive, and what their links do. */
final class MailedLinksTest {
    private static final String NEW = "a brand new otter";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theLinkOfTheFirstMailVerifiesTheAddressOnce() {
        var person = server.person(0);
        assertFalse(person.read("/account").path("email_verified").asBoolean());
        var token = Mails.token(mails(person, 1).getLast());
        assertEquals(204, verify(person, token).statusCode());
        assertTrue(person.read("/account").path("email_verified").asBoolean());
        assertProblem(422, "link-not-valid", verify(person, token));
        assertProblem(422, "link-not-valid", verify(person, "nonsense"));
    }

    @Test
    void mailsAreInTheLanguageThatWasLikedAtSignUp() {
        var email = "pessoa-" + UUID.randomUUID() + "@example.com";
        var stranger = Person.stranger(server.url());
        var made = Person.send(stranger.request("/accounts").header("Accept-Language", "pt-BR")
                .header("Content-Type", "application/json").POST(Person.body(
                        Person.application("Ana", email, "uma lontra correta"))).build());
        assertEquals("pt", Person.json(made).path("language").asText());
        assertTrue(Mails.to(server, email, 1).getFirst().contains("Ninguém lê"));
    }

    @Test
    @Tag("secure.passwords")
    void whoForgotThePasswordChoosesAnotherAndIsLoggedOutEverywhere() {
        var person = server.person(0);
        assertEquals(204, forgotten(person.email()).statusCode());
        var token = Mails.token(mails(person, 2).getLast());
        assertProblem(400, "invalid-input", reset(token, "password1234"));
        assertEquals(204, reset(token, NEW).statusCode());
        assertEquals(401, person.get("/account").statusCode());
        assertEquals(401, logIn(person, person.password()).statusCode());
        assertEquals(201, logIn(person, NEW).statusCode());
        assertProblem(422, "link-not-valid", reset(token, "yet another otter"));
        assertTrue(mails(person, 3).getLast().contains("was changed"));
    }

    @Test
    void knownAndUnknownAddressesAreAnsweredAlike() {
        var person = server.person(0);
        var known = forgotten(person.email());
        var unknown = forgotten("nobody-" + UUID.randomUUID() + "@example.com");
        assertEquals(known.statusCode(), unknown.statusCode());
        assertEquals(known.body(), unknown.body());
        assertEquals(known.headers().map().keySet(), unknown.headers().map().keySet());

        var stranger = Person.stranger(server.url());
        var taken = stranger.post("/accounts", Person.application("X", person.email(), NEW));
        var free = stranger.post("/accounts", Person.application("X",
                "new-" + UUID.randomUUID() + "@example.com", NEW));
        assertEquals(free.statusCode(), taken.statusCode());
        assertEquals(fields(free), fields(taken));
        assertEquals(free.headers().map().keySet(), taken.headers().map().keySet());
        assertEquals(401, logIn(person, NEW).statusCode());
        assertTrue(mails(person, 3).stream().anyMatch(mail -> mail.contains("has one already")));
    }

    @Test
    @Tag("secure.passwords")
    void changingThePasswordNeedsTheOldOneAndEndsOtherSessions() {
        var person = server.person(0);
        var elsewhere = person.with(Person.json(logIn(person, person.password())));
        assertEquals(200, elsewhere.get("/account").statusCode());
        assertProblem(403, "wrong-password", change(person, "not the old one", NEW));
        assertProblem(400, "invalid-input", change(person, person.password(), "aimixup2026"));
        assertEquals(204, change(person, person.password(), NEW).statusCode());
        assertEquals(200, person.get("/account").statusCode());
        assertEquals(401, elsewhere.get("/account").statusCode());
        assertEquals(401, logIn(person, person.password()).statusCode());
        assertEquals(201, logIn(person, NEW).statusCode());
    }

    private static HttpResponse<String> verify(Person person, String token) {
        return person.post("/accounts/verify", Map.of("token", token));
    }

    private static HttpResponse<String> forgotten(String email) {
        return Person.stranger(server.url()).post("/passwords/forgotten", Map.of("email", email));
    }

    private static HttpResponse<String> reset(String token, String password) {
        return Person.stranger(server.url()).post("/passwords/reset",
                Map.of("token", token, "password", password));
    }

    private static HttpResponse<String> change(Person person, String old, String password) {
        return person.send("PUT", "/password", "{\"old_password\":\"" + old
                + "\",\"new_password\":\"" + password + "\"}");
    }

    private static HttpResponse<String> logIn(Person person, String password) {
        return person.post("/sessions", Map.of("email", person.email(), "password", password));
    }

    private static List<String> mails(Person person, int least) {
        return Mails.to(server, person.email(), least);
    }

    private static List<String> fields(HttpResponse<String> answer) {
        var names = new ArrayList<String>();
        Person.json(answer).fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void assertProblem(int status, String type, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals("/problems/" + type, Person.json(answer).path("type").asText());
    }
}
