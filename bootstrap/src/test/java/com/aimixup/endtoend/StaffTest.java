package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.domain.access.Totp;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever is of the house needs a second factor before anything else. */
final class StaffTest {

    @Test
    void aRoleEndsSessionsAndAsksForASecondFactorAndItsLossEndsThemToo() throws Exception {
        try (var server = TestServer.start()) {
            var person = server.person(0);
            assertEquals(200, person.get("/account").statusCode());
            staff(server, "appoint", person.email(), "support");
            assertEquals(401, person.get("/account").statusCode());

            person.logIn();
            assertEquals(200, person.get("/account").statusCode());
            for (var path : List.of("/conversations", "/api-keys", "/credits", "/files"))
                required(person.get(path));
            required(person.post("/api-keys", Map.of("name", "x", "scopes", List.of("files"))));
            required(person.send("PATCH", "/account", "{\"name\":\"X\"}"));
            var secret = Ceremony.decoded(Person.json(person.post("/totp", Map.of()))
                    .path("secret").asText());
            assertEquals(200, person.post("/totp/confirmation",
                    Map.of("code", Totp.code(secret, Instant.now()))).statusCode());
            required(person.get("/conversations"));

            var answer = logIn(person, Totp.code(secret, Instant.now().plusSeconds(30)));
            assertEquals(201, answer.statusCode(), answer.body());
            var full = person.with(Person.json(answer));
            assertEquals(200, full.get("/conversations").statusCode());

            staff(server, "dismiss", person.email());
            assertEquals(401, full.get("/conversations").statusCode());
        }
    }

    private static HttpResponse<String> logIn(Person person, String code) {
        var body = new HashMap<String, Object>(Map.of("email", person.email(),
                "password", person.password()));
        body.put("code", code);
        return person.post("/sessions", body);
    }

    private static void staff(TestServer server, String... words) throws Exception {
        var all = new String[words.length + 1];
        all[0] = "staff";
        System.arraycopy(words, 0, all, 1, words.length);
        try (var command = server.command(all)) {
            assertEquals(0, command.exitCode(), command.output());
        }
    }

    private static void required(HttpResponse<String> answer) {
        assertEquals(403, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("/problems/second-factor-required"), answer.body());
    }
}
