package com.aimixup.domain.access;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.domain.accounts.AccountId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiSecretTest {
    private static final ApiSecret SECRET = new ApiSecret(new AccountId(new UUID(1, 2)),
            new ApiKeyId(new UUID(3, 4)), new byte[ApiSecret.SECRET_BYTES]);

    @Test
    void whatWasWrittenIsReadBack() {
        var text = SECRET.encoded();
        assertTrue(text.matches("amx_[A-Za-z0-9_-]{86}"), "its form");
        var read = ApiSecret.parse(text).orElseThrow();
        assertEquals(SECRET.account(), read.account());
        assertEquals(SECRET.key(), read.key());
        assertArrayEquals(SECRET.secret(), read.secret());
    }

    @Test
    void itMatchesItsOwnHashAlone() {
        assertTrue(SECRET.matches(SECRET.hash()));
        var other = SECRET.hash();
        other[0] ^= 1;
        assertFalse(SECRET.matches(other));
        assertFalse(SECRET.matches(new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "amx_", "amx_AAAA", "sk-AAAAAAAA", "eyJhbGciOiJFUzI1NiJ9.e30.x"})
    void whatIsNoneOfOursIsNone(String text) {
        assertTrue(ApiSecret.parse(text).isEmpty());
        assertTrue(ApiSecret.parse(SECRET.encoded().replace("amx_", "amy_")).isEmpty());
        assertTrue(ApiSecret.parse(SECRET.encoded() + "A").isEmpty());
        assertTrue(ApiSecret.parse(SECRET.encoded().replace('A', '!')).isEmpty());
    }
}
