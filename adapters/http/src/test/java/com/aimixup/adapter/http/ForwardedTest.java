package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aimixup.domain.access.AddressRange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What proxies in front say, and who is believed. */
final class ForwardedTest {
    private static final Duration LONG = Duration.ofSeconds(15);
    private final World world = new World(settings().behind(
            List.of(new AddressRange("127.0.0.1"), new AddressRange("10.0.0.0/8"))));
    private final Client anna = world.client().person("anna@example.org");

    private static HttpSettings settings() {
        return World.settings(LONG, LONG);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "X-Forwarded-Proto | https | true", "X-Forwarded-Proto | HTTPS | true",
        "X-Forwarded-Proto | http, https | true", "X-Forwarded-Proto | https, http | false",
        "X-Forwarded-Proto | http | false", "X-Forwarded-For | 192.0.2.1 | false",
        "Forwarded | for=192.0.2.1;proto=https | true",
        "Forwarded | Proto=\"https\" ; by=10.0.0.1 | true",
        "Forwarded | proto=https, for=10.0.0.1;proto=http | false",
        "Forwarded | for=\"proto=https\" | false", "Forwarded | xproto=https | false"})
    void whoCameByTlsIsToldToStayWithIt(String name, String value, boolean secure) {
        for (var answer : List.of(anna.with(name, value).get("/openapi").is(200),
                anna.with(name, value).get("/nothing").is(404)))
            assertEquals(secure ? Optional.of("max-age=31536000") : Optional.empty(),
                    answer.headers().firstValue("Strict-Transport-Security"));
    }

    @Test
    void nobodyElseIsBelieved() {
        var alone = new World(settings());
        try (alone) {
            var answer = alone.client().with("X-Forwarded-Proto", "https")
                    .with("Forwarded", "proto=https").get("/openapi").is(200);
            assertEquals(Optional.empty(),
                    answer.headers().firstValue("Strict-Transport-Security"));
        }
    }

    /** The key is good from 192.0.2.1 and its IPv6 sister alone. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "for=192.0.2.1 | | 200", "for=\"192.0.2.1:4711\" | | 200",
        "for=192.0.2.1;proto=http, for=10.0.0.7 | | 200",
        "for=\"[2001:db8::1]:4711\" | | 200", "For=\"[2001:db8::1]\" | | 200",
        "for=192.0.2.1, for=192.0.2.9 | | 403", "for=unknown | | 403", "for=_hidden | | 403",
        "proto=https | | 403", "for=192.0.2.1, proto=https | | 403",
        "for=\"192.0.2.1 | | 403", "for=localhost | | 403",
        "| 192.0.2.1 | 200", "for=192.0.2.1 | 192.0.2.1 | 200",
        "for=192.0.2.1 | 192.0.2.9 | 403", "for=192.0.2.9 | 192.0.2.1 | 403"})
    void theClientIsWhomTheLastTrustedProxyNames(String standard, String usual, int status) {
        var key = anna.post("/api/v1/api-keys", """
                {"name":"x","scopes":["files"],"addresses":["192.0.2.1","2001:db8::/32"]}""")
                .is(201).text("key");
        var program = world.client().as(key);
        if (standard != null) program = program.with("Forwarded", standard);
        if (usual != null) program = program.with("X-Forwarded-For", usual);
        program.get("/api/v1/files").is(status);
    }
}
