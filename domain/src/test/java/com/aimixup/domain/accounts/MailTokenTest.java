package com.aimixup.domain.accounts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MailTokenTest {
    private static final MailToken TOKEN = token();

    @Test
    void whatIsEncodedIsReadBack() {
        var read = MailToken.parse(TOKEN.encoded()).orElseThrow();
        assertEquals(TOKEN.account(), read.account());
        assertArrayEquals(TOKEN.secret(), read.secret());
        assertFalse(Arrays.equals(TOKEN.hash(), TOKEN.secret()));
        assertArrayEquals(TOKEN.hash(), read.hash());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAA", "ä", "a.b.c"})
    void whatIsNoneIsRefused(String text) {
        assertEquals(Optional.empty(), MailToken.parse(text));
        assertEquals(Optional.empty(), MailToken.parse(TOKEN.encoded() + "AAAA"));
        assertEquals(Optional.empty(), MailToken.parse("A".repeat(10_000)));
    }

    @Test
    void itDoesNotPrint() {
        assertEquals("MailToken[private]", TOKEN.toString());
    }

    private static MailToken token() {
        var secret = new byte[MailToken.SECRET_BYTES];
        Arrays.fill(secret, (byte) 0xfe);
        return new MailToken(new AccountId(new UUID(-5, 7)), secret);
    }
}
