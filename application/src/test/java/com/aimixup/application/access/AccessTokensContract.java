package com.aimixup.application.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.access.AccessTokens.Caller;
import com.aimixup.domain.access.SessionId;
import com.aimixup.domain.accounts.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What access tokens promise. */
public abstract class AccessTokensContract {
    protected static final Caller CALLER = new Caller(new AccountId(new UUID(1, 2)),
            new SessionId(new UUID(3, 4)));
    protected static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123456Z");

    protected abstract AccessTokens tokens();

    /** Of the same kind, with keys of its own. */
    protected abstract AccessTokens others();

    @Test
    void aTokenNamesItsCaller() {
        var token = tokens().issue(CALLER, NOON);
        assertEquals(Optional.of(CALLER), tokens().verify(token, NOON));
        assertEquals(Optional.of(CALLER), tokens().verify(token, NOON.plusSeconds(1)));
    }

    @Test
    void aTokenEndsWithItsLifetime() {
        var token = tokens().issue(CALLER, NOON);
        var end = NOON.plus(AccessTokens.LIFETIME);
        assertEquals(Optional.of(CALLER), tokens().verify(token, end.minusSeconds(1)));
        assertTrue(tokens().verify(token, end).isEmpty());
        assertTrue(tokens().verify(token, end.plusSeconds(1_000_000)).isEmpty());
        assertEquals(Optional.of(CALLER), tokens().verify(token, NOON), "the time decides alone");
    }

    @Test
    void noTwoTokensAreAlike() {
        assertNotEquals(tokens().issue(CALLER, NOON), tokens().issue(CALLER, NOON));
    }

    @Test
    void aTokenOfAnotherIssuerIsNotOurs() {
        assertTrue(tokens().verify(others().issue(CALLER, NOON), NOON).isEmpty());
    }

    @Test
    void aChangedTokenIsNotOurs() {
        var token = tokens().issue(CALLER, NOON);
        for (int at = 0; at < token.length(); at += 7) {
            var other = token.charAt(at) == 'A' ? 'B' : 'A';
            var changed = token.substring(0, at) + other + token.substring(at + 1);
            assertTrue(tokens().verify(changed, NOON).isEmpty(), "at " + at);
            assertTrue(tokens().verify(token.substring(0, at), NOON).isEmpty());
        }
        for (var wrong : List.of("", ".", "..", "...", "a.b.c", " ", "\0", "🦦", " " + token,
                token + " ", token + ".", token + "A", token + token, "x".repeat(1 << 20))) {
            assertTrue(tokens().verify(wrong, NOON).isEmpty());
        }
    }

    @Test
    void thePublishedKeysHoldNothingPrivate() {
        assertTrue(tokens().publicKeys().contains("\"keys\""));
        assertFalse(tokens().publicKeys().contains("\"d\""));
    }
}
