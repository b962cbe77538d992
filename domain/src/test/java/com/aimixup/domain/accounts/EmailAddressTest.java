package com.aimixup.domain.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"ann@example.org", "a.b+c@mail.example.org", "ånn@exämple.org", "a@b",
        "用户@例え.jp", "o'neil@example.org", "😀@example.org"})
    void whatMayReceiveMailIsAnAddress(String text) {
        assertEquals(Optional.of(new EmailAddress(text)), EmailAddress.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "ann", "ann@", "@example.org", "a@b@c", "ann@.org", "ann@org.",
        "ann@a..b", "a nn@example.org", "ann@exam\tple.org", "<ann@example.org>", "\"a\"@b.org",
        "ann@example.org\nBcc: eve@example.org", "ann@example.org\u0000x", "a\u00A0b@example.org",
        "a\u200Bb@example.org", "a\u2028b@example.org", "a\uD800b@example.org"})
    void whatCannotIsNot(String text) {
        assertEquals(Optional.empty(), EmailAddress.parse(text));
    }

    @Test
    void lengthsAreThoseOfTheMailStandards() {
        assertEquals(Optional.empty(), EmailAddress.parse("a".repeat(65) + "@b.org"));
        assertNotEquals(Optional.empty(), EmailAddress.parse("a".repeat(64) + "@b.org"));
        assertNotEquals(Optional.empty(), EmailAddress.parse("a@" + "b".repeat(252)));
        assertEquals(Optional.empty(), EmailAddress.parse("a@" + "b".repeat(253)));
    }

    @Test
    void spaceAroundAnAddressIsNotPartOfIt() {
        assertEquals("ann@example.org",
                EmailAddress.parse(" \tann@example.org\r\n").orElseThrow().value());
    }

    @Test
    void theDomainIsTheSameInAnyCaseAndTheNameBeforeItIsNot() {
        assertEquals("Ann@example.org", normalised("Ann@EXAMPLE.Org"));
        assertNotEquals(normalised("ann@example.org"), normalised("Ann@example.org"));
        assertNotEquals(normalised("ann@example.org"), normalised("a.nn@example.org"));
    }

    @Test
    void lettersComposedOrNotAreTheSame() {
        assertEquals(normalised("\u00E5nn@example.org"), normalised("a\u030Ann@example.org"));
    }

    private static String normalised(String text) {
        return EmailAddress.parse(text).orElseThrow().normalised();
    }
}
