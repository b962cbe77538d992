package com.aimixup.adapter.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.access.AccessTokens.Caller;
import com.aimixup.domain.access.SessionId;
import com.aimixup.domain.accounts.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class VerifiedTokensTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Claims CLAIMS = new Claims(new Caller(new AccountId(new UUID(1, 2)),
            new SessionId(new UUID(3, 4))), NOON, Instant.MIN, NOON.plusSeconds(900));
    private final VerifiedTokens verified = new VerifiedTokens();

    @Test
    void whatATokenSaidIsFoundByTheWholeToken() {
        verified.put("token", CLAIMS, NOON);
        assertEquals(Optional.of(CLAIMS), verified.find("token"));
        assertTrue(verified.find("toke").isEmpty());
        assertTrue(verified.find("Token").isEmpty());
    }

    @Test
    void theyDoNotGrowWithoutEnd() {
        for (int i = 0; i < 2 * VerifiedTokens.ENTRIES_MAX; i++) {
            verified.put("token " + i, CLAIMS, NOON);
            assertTrue(verified.size() <= VerifiedTokens.ENTRIES_MAX);
        }
    }

    @Test
    void thoseThatEndedGoFirst() {
        for (int i = 0; i < VerifiedTokens.ENTRIES_MAX; i++)
            verified.put("token " + i, CLAIMS, NOON);
        verified.put("late", CLAIMS, NOON.plusSeconds(900));
        assertEquals(1, verified.size());
    }
}
