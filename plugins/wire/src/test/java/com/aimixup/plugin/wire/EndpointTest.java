package com.aimixup.plugin.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EndpointTest {

    @Test
    void aPathFollowsTheBase() {
        var request = Endpoint.of(" https://api.example.com/v1/ ")
                .get("/models", Duration.ofSeconds(1)).build();
        assertEquals(URI.create("https://api.example.com/v1/models"), request.uri());
    }

    @Test
    void aModelsNameCannotLeaveItsPlaceInThePath() {
        assertEquals("..%2F..%3Fa%20b", Endpoint.segment("../..?a b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080", "http://localhost/v1", "http://[::1]:80"})
    void withoutEncryptionOnlyThisMachineIsReached(String here) {
        assertEquals(here, Endpoint.of(here).base().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://api.example.com", "http://127.0.0.1.example.com",
            "http://10.0.0.1", "ftp://127.0.0.1", "api.example.com", "/v1", "",
            "https://name:secret@example.com", "https://example.com?key=secret",
            "https://example.com/#secret", "https://secret example.com"})
    void anAddressThatIsNoneIsRefusedWithoutBeingQuoted(String base) {
        var refused = assertThrows(IllegalArgumentException.class, () -> Endpoint.of(base));
        assertFalse(refused.getMessage().contains("secret"));
    }

    @Test
    void theHouseMayBeReachedWithoutEncryption() {
        assertEquals("10.0.0.1", Endpoint.anyOf("http://10.0.0.1:11434").host());
    }
}
