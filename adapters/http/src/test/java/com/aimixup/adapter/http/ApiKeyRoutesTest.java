package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.domain.access.AddressRange;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiKeyRoutesTest {
    private static final String KEYS = "/api/v1/api-keys";
    private final World world = new World();
    private final Client anna = world.client().person("anna@example.org");

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void aKeyIsShownOnceAndWorksUntilItIsRevoked() {
        var made = anna.post(KEYS, """
                {"name":"A script","scopes":["files","account"]}""").is(201);
        assertTrue(made.text("key").startsWith("amx_"), "its beginning");
        var listed = anna.get(KEYS).is(200);
        assertFalse(listed.bodyText().contains(made.text("key")));
        assertEquals(made.text("id"), listed.text("data.0.id"));

        var program = world.client().as(made.text("key"));
        program.get("/api/v1/credits").is(200);
        program.get("/api/v1/files").is(200);
        assertFalse(anna.get(KEYS).text("data.0.last_used_at").isEmpty());

        var ben = world.client().person("ben@example.org");
        ben.delete(made.header("Location")).is(404);
        anna.delete(made.header("Location")).is(204);
        anna.delete(made.header("Location")).is(204);
        assertTrue(program.get("/api/v1/files").is(401).header("WWW-Authenticate")
                .contains("invalid_token"));
        assertFalse(anna.get(KEYS).text("data.0.revoked_at").isEmpty());
    }

    @Test
    void aKeyDoesWhatItsScopesAllowAndNothingElse() {
        var program = program("""
                {"name":"x","scopes":["files"]}""");
        program.get("/api/v1/models").is(200);
        program.get("/api/v1/prices").is(200);
        var refused = program.get("/api/v1/conversations").is(403);
        assertEquals("/problems/insufficient-scope", refused.text("type"));
        assertEquals("conversations", refused.text("scope"));
        program.get("/api/v1/credits").is(403);
        program.post(KEYS, """
                {"name":"y","scopes":["chat"]}""").is(403);
        program.get(KEYS).is(403);
        program.delete("/api/v1/sessions/current").is(403);
    }

    /** Whoever adds a route has to say here if no key may take it. */
    @Test
    void whatNoKeyCanDoIsListed() {
        var closed = world.server.routes().routes().stream()
                .filter(route -> route.access() == Route.Access.PERSON)
                .filter(route -> RouteScopes.of(route).isEmpty())
                .map(Route::pattern)
                .filter(pattern -> !Set.of("/api/v1/models", "/api/v1/providers",
                        "/api/v1/prices", "/v1/models", "/v1/models/{model}").contains(pattern))
                .collect(Collectors.toCollection(TreeSet::new));
        closed.removeAll(Set.of("/api/v1/account", "/api/v1/account/email", KEYS,
                "/api/v1/passkeys", "/api/v1/passkeys/options",
                "/api/v1/passkeys/{passkey}/removal",
                KEYS + "/{key}", "/api/v1/sessions",
                "/api/v1/sessions/{session}", "/api/v1/password", "/api/v1/totp",
                "/api/v1/totp/confirmation", "/api/v1/totp/removal", "/api/v1/credits/limit",
                "/api/v1/credits/limit/{conversation}", "/api/v1/checkouts", "/api/v1/payments",
                "/api/v1/payments/restore", "/api/v1/payments/portal",
                "/api/v1/payments/{payment}/invoice",
                "/api/v1/subscriptions", "/api/v1/subscriptions/{subscription}/cancel"));
        assertEquals(Set.of(), closed);
    }

    @Test
    void aKeyEnds() {
        var program = program("""
                {"name":"x","scopes":["files"],"expires_at":"%s"}""".formatted(
                Instant.now().plusSeconds(3_600)));
        program.get("/api/v1/files").is(200);
        world.pass(Duration.ofHours(2));
        program.get("/api/v1/files").is(401);
    }

    @Test
    void aKeyWorksFromItsAddressesOnly() {
        program("""
                {"name":"x","scopes":["files"],"addresses":["127.0.0.0/8"]}""")
                .get("/api/v1/files").is(200);
        var elsewhere = program("""
                {"name":"x","scopes":["files"],"addresses":["192.0.2.1","2001:db8::/32"]}""");
        assertEquals("/problems/address-not-allowed",
                elsewhere.get("/api/v1/files").is(403).text("type"));
        // Anybody can say so; nobody here trusts this proxy.
        elsewhere.with("X-Forwarded-For", "192.0.2.1").get("/api/v1/files").is(403);
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.2.1", "'192.0.2.1, 10.0.0.9', 192.0.2.1",
            "'8.8.8.8, 192.0.2.1', 192.0.2.1", "'192.0.2.1, nonsense', ",
            "'10.0.0.7, 10.0.0.9', 10.0.0.7"})
    void behindATrustedProxyTheLastStrangerIsTheClient(String forwarded, String client) {
        var addresses = new ClientAddress(List.of(new AddressRange("10.0.0.0/8")));
        var hops = forwarded.split(",");
        assertEquals(Optional.ofNullable(client).map(InetAddress::ofLiteral),
                addresses.of(InetAddress.ofLiteral("10.0.0.1"), hops));
        var direct = InetAddress.ofLiteral("203.0.113.5");
        assertEquals(Optional.of(direct), addresses.of(direct, hops));
    }

    @ParameterizedTest
    @ValueSource(strings = {"amx_", "amx_AAAA", "amx_%s", "sk-1234"})
    void whatIsNoKeyIsRefused(String token) {
        world.client().as(token.formatted("A".repeat(86))).get("/api/v1/files").is(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"name\":\"x\",\"scopes\":[]} | scopes",
            "{\"name\":\"x\",\"scopes\":[\"everything\"]} | scopes[0]",
            "{\"name\":\"\",\"scopes\":[\"chat\"]} | name",
            "{\"name\":\"x\",\"scopes\":[\"chat\"],\"addresses\":[\"home\"]} | addresses[0]",
            "{\"name\":\"x\",\"scopes\":[\"chat\"],\"budget_micro_credits\":-1}"
                    + " | budget_micro_credits",
            "{\"name\":\"x\",\"scopes\":[\"images\"],\"budget_micro_credits\":1} | scopes",
            "{\"name\":\"x\",\"scopes\":[\"chat\"],\"expires_at\":\"soon\"} | expires_at",
            "{\"name\":\"x\",\"scopes\":[\"chat\"],\"expires_at\":\"2001-01-01T00:00:00Z\"}"
                    + " | expires_at"})
    void aWrongFieldIsNamed(String body, String field) {
        assertEquals(field, anna.post(KEYS, body).is(400).text("errors.0.field"));
    }

    private Client program(String body) {
        return world.client().as(anna.post(KEYS, body).is(201).text("key"));
    }
}
