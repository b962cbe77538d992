package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every character of a password counts, and a refusal tells nothing. */
@Tag("secure.passwords")
final class PasswordsTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Plain bcrypt stops at 72 bytes, and in many libraries at a NUL. */
    @ParameterizedTest(name = "{index}") // a NUL would break the report
    @ValueSource(strings = {"9", "\u0000", "é", "😀"})
    void theLastCharacterOfALongPasswordCounts(String last) {
        var beginning = "Seventeen herons crossed the frozen lake, then ".repeat(3)
                .substring(0, 99);
        var password = beginning + last;
        var person = Person.signUp(server.url(), password);
        assertEquals(401, logIn(person, beginning + "8").statusCode());
        assertEquals(401, logIn(person, beginning).statusCode());
        assertEquals(201, logIn(person, password).statusCode());
    }

    @Test
    void oneHundredAndTwentyEightEmojiAreAPassword() {
        var beginning = IntStream.range(0, 127).map(place -> 0x1F600 + place * place * 7 % 80)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint,
                        StringBuilder::append).toString();
        var password = beginning + "😎";
        var person = Person.signUp(server.url(), password);
        assertEquals(401, logIn(person, beginning + "😀").statusCode());
        assertEquals(201, logIn(person, password).statusCode());
    }

    @Test
    void whatFollowsANulCounts() {
        var person = Person.signUp(server.url(), "ten signs\u0000 and more");
        assertEquals(401, logIn(person, "ten signs\u0000 and less").statusCode());
        assertEquals(401, logIn(person, "ten signs").statusCode());
        assertEquals(201, logIn(person, "ten signs\u0000 and more").statusCode());
    }

    @Test
    void anUnknownPersonIsAnsweredAsAWrongPassword() {
        var person = server.person(0);
        var wrong = logIn(person, "not the right one");
        var unknown = Person.stranger(server.url()).post("/sessions",
                Map.of("email", "nobody@example.com", "password", "not the right one"));
        assertEquals(401, wrong.statusCode());
        assertEquals(wrong.statusCode(), unknown.statusCode());
        assertEquals(withoutRequestId(wrong), withoutRequestId(unknown));
        assertEquals(wrong.headers().firstValue("WWW-Authenticate"),
                unknown.headers().firstValue("WWW-Authenticate"));
    }

    @Test
    void whatIsStoredIsBcryptAndTwoPeopleWithOnePasswordDoNotShowIt() {
        Person.signUp(server.url(), "one and the same");
        Person.signUp(server.url(), "one and the same");
        var hashes = server.server().database().list(
                "select password_bcrypt as hash from account order by created_at desc limit 2",
                row -> row.text("hash"));
        assertTrue(hashes.stream().allMatch(hash -> hash.matches("\\$2[aby]\\$.{56}")),
                hashes.toString());
        assertNotEquals(hashes.get(0), hashes.get(1));
    }

    private static HttpResponse<String> logIn(Person person, String password) {
        return person.post("/sessions", Map.of("email", person.email(), "password", password));
    }

    private static String withoutRequestId(HttpResponse<String> answer) {
        var body = (ObjectNode) Person.json(answer);
        assertTrue(body.has("request_id"));
        return body.without("request_id").toString();
    }
}
