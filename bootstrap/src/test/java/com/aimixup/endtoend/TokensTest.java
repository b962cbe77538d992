package com.aimixup.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.access.AccessTokens;
import com.aimixup.application.access.RefreshSession;
import com.aimixup.application.runtime.MovableClock;
import com.aimixup.application.runtime.TimeOrderedIds;
import com.aimixup.bootstrap.Surroundings;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpRequest;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Only a token that we signed, in its time and of an open session, lets anybody in. */
final class TokensTest {
    private static final MovableClock CLOCK =
            new MovableClock(Instant.now().truncatedTo(ChronoUnit.MICROS));
    private static TestServer server;

    @BeforeAll
    static void start() {
        var random = new SecureRandom();
        server = TestServer.start(Map.of(),
                new Surroundings(CLOCK, new TimeOrderedIds(CLOCK, random), random));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anExpiredTokenIsRefusedAndARefreshHelps() {
        var person = server.person(0);
        CLOCK.pass(AccessTokens.LIFETIME.plus(Duration.ofMinutes(2)));
        assertRefused(person);
        var renewed = person.post("/sessions/refresh",
                Map.of("refresh_token", refreshToken(person)));
        assertEquals(200, renewed.statusCode(), renewed.body());
        assertEquals(200, person.with(Person.json(renewed)).get("/account").statusCode());
    }

    @Test
    void aSessionThatNobodyUsedForLongCannotBeRefreshed() {
        var person = server.person(0);
        CLOCK.pass(Duration.ofDays(400));
        var answer = person.post("/sessions/refresh",
                Map.of("refresh_token", refreshToken(person)));
        assertEquals(401, answer.statusCode(), answer.body());
    }

    @Test
    void forgedTokensAreRefused() throws Exception {
        var victim = server.person(0);
        var attacker = server.person(0);
        var parts = accessToken(attacker).split("\\.");
        var victims = accessToken(victim).split("\\.");
        var header = new String(Base64.getUrlDecoder().decode(parts[0]), UTF_8);
        var none = encoded(header.replace("ES256", "none"));
        var mac = encoded(header.replace("ES256", "HS256"));
        for (var forged : List.of(
                parts[0] + "." + victims[1] + "." + parts[2],
                none + "." + victims[1] + ".",
                none + "." + victims[1] + "." + victims[2],
                encoded("{\"alg\":\"none\"}") + "." + victims[1] + ".",
                mac + "." + victims[1] + "." + signed(mac + "." + victims[1], publicKey()),
                mac + "." + victims[1] + "." + signed(mac + "." + victims[1], keySet()),
                victims[0] + "." + victims[1] + "." + "A".repeat(86),
                victims[0] + "." + victims[1] + ".",
                victims[0] + "." + victims[1],
                "x", "." , "..")) assertRefused(victim.with(forged));
        assertEquals(200, victim.get("/account").statusCode());
    }

    @Test
    void withoutATokenNothingOfAPersonIsReached() {
        var nobody = Person.stranger(server.url());
        for (var path : List.of("/account", "/credits", "/credits/entries", "/conversations"))
            assertRefused(nobody, path);
        assertEquals(401, nobody.post("/conversations", Map.of()).statusCode());
    }

    @Test
    void afterLogOutTheTokensAreRefusedAtTheNextRequest() {
        var person = server.person(0);
        var elsewhere = person.with(Person.json(person.post("/sessions",
                Map.of("email", person.email(), "password", person.password()))));
        assertEquals(204, person.send("DELETE", "/sessions/current", "").statusCode());
        assertRefused(person);
        assertEquals(401, person.post("/sessions/refresh",
                Map.of("refresh_token", refreshToken(person))).statusCode());
        assertEquals(200, elsewhere.get("/account").statusCode(), "other sessions stay");
    }

    @Test
    void aRefreshTokenUsedTwiceEndsItsSession() {
        var person = server.person(0);
        var first = Map.of("refresh_token", refreshToken(person));
        var renewed = person.with(Person.json(person.post("/sessions/refresh", first)));
        assertEquals(200, renewed.get("/account").statusCode());
        CLOCK.pass(RefreshSession.GRACE);
        var again = person.post("/sessions/refresh", first);
        assertEquals(401, again.statusCode());
        assertEquals("/problems/refresh-token-reused",
                Person.json(again).path("type").asText());
        assertRefused(renewed);
        assertEquals(401, renewed.post("/sessions/refresh",
                Map.of("refresh_token", refreshToken(renewed))).statusCode());
    }

    @Test
    void manyWhoRefreshAtOnceGetOneSuccessor() {
        var person = server.person(0);
        var body = Map.of("refresh_token", refreshToken(person));
        var answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> person.post("/sessions/refresh", body)))
                .limit(20).toList().stream().map(CompletableFuture::join).toList();
        assertTrue(answers.stream().allMatch(answer -> answer.statusCode() == 200),
                answers.toString());
        assertEquals(1, answers.stream().map(answer -> Person.json(answer)
                .path("refresh_token").asText()).distinct().count());
        assertEquals(200, person.get("/account").statusCode());
    }

    private static void assertRefused(Person person) {
        assertRefused(person, "/account");
    }

    private static void assertRefused(Person person, String path) {
        var answer = person.get(path);
        assertEquals(401, answer.statusCode(), answer.body());
        assertTrue(answer.headers().firstValue("WWW-Authenticate").orElse("")
                .startsWith("Bearer"));
    }

    private static String accessToken(Person person) {
        return person.tokens().path("access_token").asText();
    }

    private static String refreshToken(Person person) {
        return person.tokens().path("refresh_token").asText();
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static String signed(String text, byte[] key) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    }

    private static byte[] keySet() {
        return Person.send(HttpRequest.newBuilder(URI.create(
                server.url() + "/.well-known/jwks.json")).build()).body().getBytes(UTF_8);
    }

    /** The published key in the form in which libraries hold it. */
    private static byte[] publicKey() throws Exception {
        var key = Person.JSON.readTree(keySet()).path("keys").path(0);
        var curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        var point = new ECPoint(number(key.path("x").asText()), number(key.path("y").asText()));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point,
                curve.getParameterSpec(ECParameterSpec.class))).getEncoded();
    }

    private static BigInteger number(String text) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text));
    }
}
