package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whether an address has an account shows to those only who read its mail. */
final class UnverifiedTest {
    private static final String PASSWORD = "an otter among herons";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(Map.of("AIMIXUP_VERIFY_FIRST", "true"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void signingUpAndLoggingInTellsNobodyWhetherAnAddressWasFree() {
        var known = newAddress();
        signUp(known, "the owner's own words");
        verify(known);
        assertEquals(201, logIn(known, "the owner's own words").statusCode());
        var free = newAddress();
        assertEquals(signUp(free, PASSWORD), signUp(known, PASSWORD));
        assertEquals(said(logIn(free, PASSWORD)), said(logIn(known, PASSWORD)));
        assertEquals(said(logIn(newAddress(), PASSWORD)), said(logIn(free, PASSWORD)));
        assertEquals(401, logIn(free, PASSWORD).statusCode());
    }

    @Test
    void anotherMailCanBeAskedForAndItsLinkIsAsGood() {
        var email = newAddress();
        signUp(email, PASSWORD);
        var stranger = Person.stranger(server.url());
        assertEquals(204, stranger.post("/accounts/verification", Map.of("email", email))
                .statusCode());
        assertEquals(204, stranger.post("/accounts/verification",
                Map.of("email", newAddress())).statusCode());
        Await.until("two mails", () -> Mails.to(server, email, 0).size() == 2);
        verify(email);
        assertEquals(201, logIn(email, PASSWORD).statusCode());
    }

    @Test
    void bothAddressesAgreeToAChangeAndTheOldOneIsTold() {
        var email = newAddress();
        signUp(email, PASSWORD);
        verify(email);
        var person = Person.stranger(server.url()).with(Person.json(logIn(email, PASSWORD)));
        var wanted = newAddress();
        assertEquals(202, person.post("/account/email",
                Map.of("email", wanted, "password", PASSWORD)).statusCode());
        assertEquals(false, confirm(Mails.token(Mails.to(server, wanted, 1).getFirst())));
        assertEquals(true, confirm(Mails.token(Mails.to(server, email, 2).getLast())));
        assertEquals(wanted, person.read("/account").path("email").asText());
        assertEquals(401, logIn(email, PASSWORD).statusCode());
        assertEquals(201, logIn(wanted, PASSWORD).statusCode());
        assertTrue(Mails.to(server, email, 3).getLast().contains("has another address"));
    }

    private static boolean confirm(String token) {
        var answer = Person.stranger(server.url()).post("/accounts/address",
                Map.of("token", token));
        assertEquals(200, answer.statusCode(), answer.body());
        return Person.json(answer).path("changed").asBoolean();
    }

    private static int signUp(String email, String password) {
        var answer = Person.stranger(server.url()).post("/accounts",
                Person.application("A", email, password));
        assertEquals(201, answer.statusCode(), answer.body());
        return answer.headers().map().size();
    }

    private static void verify(String email) {
        var token = Mails.token(Mails.to(server, email, 1).getLast());
        assertEquals(204, Person.stranger(server.url()).post("/accounts/verify",
                Map.of("token", token)).statusCode());
    }

    private static HttpResponse<String> logIn(String email, String password) {
        return Person.stranger(server.url()).post("/sessions",
                Map.of("email", email, "password", password));
    }

    private static String said(HttpResponse<String> answer) {
        return answer.statusCode() + ((ObjectNode) Person.json(answer)).without("request_id")
                .toString();
    }

    private static String newAddress() {
        return "person-" + UUID.randomUUID() + "@example.com";
    }
}
