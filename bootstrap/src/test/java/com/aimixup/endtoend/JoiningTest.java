package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may join, what they agree to, and what is kept of them. */
final class JoiningTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Map<String, Object>> underage() {
        var today = LocalDate.now(ZoneOffset.UTC);
        return Stream.of(Map.of("adult", false),
                Map.of("birth_date", today.minusYears(18).plusDays(2).toString()),
                Map.of("birth_date", today.minusYears(10).toString()));
    }

    @ParameterizedTest
    @MethodSource("underage")
    @Tag("children.18")
    void ofSomebodyUnderEighteenNothingIsStored(Map<String, Object> age) {
        var before = server.rows();
        var canary = "canary-" + UUID.randomUUID();
        var application = application(canary);
        application.remove("adult");
        application.putAll(age);
        var answer = Person.stranger(server.url()).post("/accounts", application);
        assertEquals(422, answer.statusCode(), answer.body());
        assertEquals("/problems/underage", Person.json(answer).path("type").asText());
        assertEquals(before, server.rows(), "not a row more or other than before");
        assertNowhere(canary);
    }

    @Test
    @Tag("collect.account")
    void anAccountIsNameAddressAndPasswordAndNoneOfThemIsReadableInTheDatabase() {
        var canary = "canary-" + UUID.randomUUID();
        var application = application(canary);
        var made = Person.stranger(server.url()).post("/accounts", application);
        assertEquals(201, made.statusCode(), made.body());
        assertEquals(canary, Person.json(made).path("name").asText());
        assertEquals(canary + "@example.com", Person.json(made).path("email").asText());
        assertNowhere(canary);
    }

    @Test
    @Tag("basis.consent")
    void marketingNeedsAConsentOfItsOwnAndIsOffByDefault() {
        var silent = joined(Map.of());
        assertTrue(consents(silent).isEmpty() || consents(silent).equals("false"),
                "nobody agreed to anything");
        assertEquals("true", consents(joined(Map.of("marketing_consent", true))));
        var refused = consents(joined(Map.of("marketing_consent", false)));
        assertTrue(refused.isEmpty() || refused.equals("false"), refused);
    }

    @Test
    void onlyThePolicyInForceCanBeAccepted() {
        var before = server.rows();
        for (var version : new String[] {"2020-01-01", "2999-01-01", "none"}) {
            var application = application("person-" + UUID.randomUUID());
            application.put("accepted_policy_version", version);
            var answer = Person.stranger(server.url()).post("/accounts", application);
            assertEquals(422, answer.statusCode(), answer.body());
            assertEquals("/problems/policy-not-current",
                    Person.json(answer).path("type").asText());
        }
        assertEquals(before, server.rows());
    }

    private static String joined(Map<String, Object> more) {
        var application = application("person-" + UUID.randomUUID());
        application.putAll(more);
        var answer = Person.stranger(server.url()).post("/accounts", application);
        assertEquals(201, answer.statusCode(), answer.body());
        return Person.json(answer).path("id").asText();
    }

    private static String consents(String account) {
        return String.join(" ", server.server().database().list("select given::text as given"
                + " from consent where account_id = ? order by at", row -> row.text("given"),
                UUID.fromString(account)));
    }

    private static Map<String, Object> application(String word) {
        return new HashMap<>(Person.application(word, word + "@example.com",
                word + " and two unlikely otters"));
    }

    /** Neither as text nor as the bytes of text in a binary column. */
    private static void assertNowhere(String word) {
        var hex = HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
        for (var row : server.rows())
            assertTrue(!row.contains(word) && !row.contains(hex), "found in " + row);
    }
}
