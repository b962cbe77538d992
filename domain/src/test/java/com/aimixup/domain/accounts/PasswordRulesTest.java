package com.aimixup.domain.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.domain.privacy.Private;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("secure.passwords")
final class PasswordRulesTest {

    @Test
    void aPasswordIsMeasuredInCharactersAsPeopleCountThem() {
        assertTrue(isRefused("😀".repeat(9)));
        assertFalse(isRefused("😀".repeat(10)));
        assertFalse(isRefused("😀".repeat(256)));
        assertTrue(isRefused("😀".repeat(257)));
    }

    @Test
    void anyCharactersCount() {
        assertEquals(Optional.empty(), PasswordRules.refusal(Private.of("          ")));
        assertEquals(Optional.empty(), PasswordRules.refusal(Private.of("\0".repeat(10))));
    }

    @Test
    void aRefusalDoesNotQuoteThePassword() {
        assertFalse(PasswordRules.refusal(Private.of("canary")).orElseThrow().contains("canary"));
    }

    private static boolean isRefused(String password) {
        return PasswordRules.refusal(Private.of(password)).isPresent();
    }
}
