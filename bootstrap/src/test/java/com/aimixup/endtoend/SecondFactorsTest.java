package com.aimixup.endtoend;

import static com.aimixup.endtoend.Ceremony.challenge;
import static com.aimixup.endtoend.Ceremony.decoded;
import static com.aimixup.endtoend.Ceremony.json;
import static com.aimixup.endtoend.Ceremony.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.access.Ceremonies.Assertion;
import com.aimixup.application.access.SoftKey;
import com.aimixup.domain.access.Totp;
import com.aimixup.domain.accounts.AccountId;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Codes and passkeys as clients meet them, with an authenticator in software. */
final class SecondFactorsTest {
    private static final String SITE = "example.org";
    private static final String PAGE = "https://app.example.org";
    private static TestServer server;
    private final SoftKey key = new SoftKey(SITE, PAGE);

    @BeforeAll
    static void start() {
        server = TestServer.start(Map.of("AIMIXUP_PASSKEY_SITE", SITE,
                "AIMIXUP_PASSKEY_PAGES", PAGE));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aPasskeyAloneLogsInOnceForEachChallenge() {
        var person = server.person(0);
        var elsewhere = person.with(tokens(logIn(person, Map.of())));
        assertEquals(10, add(person, key).path("recovery_codes").size());
        assertEquals(401, elsewhere.get("/account").statusCode());
        assertEquals(200, person.get("/account").statusCode());

        var answer = key.answer(asked(), user(person));
        var tokens = tokens(logInBy(answer));
        assertEquals(200, person.with(tokens).get("/account").statusCode());
        problem(401, "passkey-wrong", logInBy(answer));
        var listed = person.read("/passkeys").path("data").path(0);
        assertEquals("A key", listed.path("name").asText());
        assertFalse(listed.path("last_used_at").isNull());
    }

    @Test
    void whatIsNotRightLogsNobodyIn() {
        var person = server.person(0);
        add(person, key);
        var stranger = server.person(0);
        var strangers = new SoftKey(SITE, PAGE);
        add(stranger, strangers);
        for (var wrong : new SoftKey[] {key.on(SITE, "https://app.example.com"),
            key.on("example.com", PAGE), key.verifying(false)})
            problem(401, "passkey-wrong", logInBy(wrong.answer(asked(), user(person))));
        key.verifying(true);
        problem(401, "passkey-wrong", logInBy(key.answer(new byte[32], user(person))));
        problem(401, "passkey-wrong", logInBy(key.answer(asked(), Optional.empty())));
        problem(401, "passkey-wrong", logInBy(key.answer(asked(), user(stranger))));
        problem(401, "passkey-wrong", logInBy(strangers.answer(asked(), user(person))));
        var good = key.answer(asked(), user(person));
        var altered = good.signature().clone();
        altered[altered.length - 1] ^= 1;
        problem(401, "passkey-wrong", logInBy(new Assertion(good.credential(),
                good.authenticatorData(), good.clientData(), altered, good.user())));
        // The challenge was used up by the wrong answer.
        problem(401, "passkey-wrong", logInBy(good));
        assertEquals(201, logInBy(key.answer(asked(), user(person))).statusCode());
    }

    @Test
    void aCopyIsNotTakenAndItsOwnerIsToldWhileAllElseGoesOn() {
        var person = server.person(0);
        add(person, key.counting(5));
        assertEquals(201, logInBy(key.answer(asked(), user(person))).statusCode());
        problem(401, "passkey-wrong",
                logInBy(key.counting(3).answer(asked(), user(person))));
        assertEquals(200, person.get("/account").statusCode());
        assertTrue(person.read("/passkeys").path("data").path(0).path("suspected").asBoolean());
        assertTrue(Mails.to(server, person.email(), 3).getLast().contains("fewer uses"));
        assertEquals(201, logInBy(key.counting(6).answer(asked(), user(person)))
                .statusCode());
    }

    @Test
    void besideThePasswordAPasskeyNeedNotAskForMore() {
        var person = server.person(0);
        var codes = add(person, key).path("recovery_codes");
        var needed = problem(401, "code-needed", logIn(person, Map.of()));
        assertEquals(text(key.id()), needed.at("/public_key/allowCredentials/0/id").asText());
        var answer = key.verifying(false).answer(challenge(needed), Optional.empty());
        assertEquals(201, logIn(person, Map.of("passkey", json(answer))).statusCode());
        problem(401, "code-wrong", logIn(person, Map.of("passkey", json(answer))));
        // What was asked for the one is no answer to the other.
        var other = problem(401, "code-needed", logIn(person, Map.of()));
        problem(401, "passkey-wrong", logInBy(key.verifying(true)
                .answer(challenge(other), user(person))));
        var code = codes.path(0).asText();
        assertEquals(201, logIn(person, Map.of("code", code)).statusCode());
        problem(401, "code-wrong", logIn(person, Map.of("code", code)));
    }

    @Test
    void addingAndRemovingTakeThePassword() {
        var person = server.person(0);
        problem(403, "wrong-password", person.post("/passkeys/options",
                Map.of("password", "not mine at all")));
        var made = add(person, key);
        var registration = key.register(asked());
        problem(422, "passkey-not-taken", person.post("/passkeys", Map.of("name", "Late",
                "credential", json(registration))));
        var removal = "/passkeys/" + made.path("id").asText() + "/removal";
        problem(403, "wrong-password", person.post(removal, Map.of("password", "not mine")));
        problem(404, "not-found", server.person(0).post(removal,
                Map.of("password", person.password())));
        assertEquals(204, person.post(removal, Map.of("password", person.password()))
                .statusCode());
        assertEquals(201, logIn(person, Map.of()).statusCode());
        problem(401, "passkey-wrong", logInBy(key.answer(asked(), user(person))));
    }

    @Test
    void aNewPasswordByMailLeavesCodesAndPasskeysOn() {
        var person = server.person(0);
        add(person, key);
        enrol(person);
        assertEquals(204, person.post("/passwords/forgotten", Map.of("email", person.email()))
                .statusCode());
        var mail = Mails.to(server, person.email(), 4).stream()
                .filter(one -> one.contains("/reset#")).findFirst().orElseThrow();
        assertEquals(204, person.post("/passwords/reset", Map.of("token", Mails.token(mail),
                "password", person.password())).statusCode());
        var needed = problem(401, "code-needed", logIn(person, Map.of()));
        var answer = key.answer(challenge(needed), user(person));
        assertEquals(201, logIn(person, Map.of("passkey", json(answer))).statusCode());
        problem(401, "code-wrong", logIn(person, Map.of("code", "000000")));
    }

    @Test
    void aCodeAndARecoveryCodeAreGoodOnce() {
        var person = server.person(0);
        var enrolled = enrol(person);
        problem(401, "code-needed", logIn(person, Map.of()));
        // The code of this moment confirmed; that of the next one is taken already.
        var next = Totp.code(enrolled.secret(), Instant.now().plusSeconds(30));
        assertEquals(201, logIn(person, Map.of("code", next)).statusCode());
        problem(401, "code-wrong", logIn(person, Map.of("code", next)));
        var recovery = enrolled.codes().path(3).asText();
        assertEquals(201, logIn(person, Map.of("code", recovery)).statusCode());
        problem(401, "code-wrong", logIn(person, Map.of("code", recovery)));
    }

    private record Enrolled(byte[] secret, JsonNode codes) {}

    private static Enrolled enrol(Person person) {
        var text = Person.json(person.post("/totp", Map.of())).path("secret").asText();
        var secret = decoded(text);
        var confirmed = person.post("/totp/confirmation",
                Map.of("code", Totp.code(secret, Instant.now())));
        assertEquals(200, confirmed.statusCode(), confirmed.body());
        return new Enrolled(secret, Person.json(confirmed).path("recovery_codes"));
    }

    private static JsonNode add(Person person, SoftKey key) {
        var options = person.post("/passkeys/options", Map.of("password", person.password()));
        assertEquals(200, options.statusCode(), options.body());
        var asked = Person.json(options);
        assertEquals(SITE, asked.at("/public_key/rp/id").asText());
        var made = person.post("/passkeys", Map.of("name", "A key", "credential",
                json(key.register(challenge(asked)))));
        assertEquals(201, made.statusCode(), made.body());
        return Person.json(made);
    }

    private static HttpResponse<String> logIn(Person person, Map<String, ?> more) {
        var body = new HashMap<String, Object>(more);
        body.put("email", person.email());
        body.put("password", person.password());
        return Person.stranger(server.url()).post("/sessions", body);
    }

    private static HttpResponse<String> logInBy(Assertion answer) {
        return Person.stranger(server.url()).post("/sessions/passkey",
                Map.of("credential", json(answer)));
    }

    private static byte[] asked() {
        return challenge(Person.json(Person.stranger(server.url())
                .post("/passkeys/challenge", Map.of())));
    }

    private static Optional<AccountId> user(Person person) {
        return Optional.of(new AccountId(
                UUID.fromString(person.tokens().path("account_id").asText())));
    }

    private static JsonNode tokens(HttpResponse<String> answer) {
        assertEquals(201, answer.statusCode(), answer.body());
        return Person.json(answer);
    }

    private static JsonNode problem(int status, String type, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals("/problems/" + type, Person.json(answer).path("type").asText());
        return Person.json(answer);
    }
}
