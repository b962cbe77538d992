package com.aimixup.domain.access;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.domain.accounts.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class SessionTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aSessionThatIsUsedLastsUntilItIsTooOld() {
        var end = BEGIN.plus(Session.AGE_MAX);
        var session = session(end.minusSeconds(60), Optional.empty());
        assertTrue(session.isOpen(end.minusMillis(1)));
        assertFalse(session.isOpen(end));
    }

    @Test
    void aSessionThatIsNotUsedEndsSooner() {
        var session = session(BEGIN, Optional.empty());
        assertTrue(session.isOpen(BEGIN.plus(Session.IDLE_MAX).minusMillis(1)));
        assertFalse(session.isOpen(BEGIN.plus(Session.IDLE_MAX)));
    }

    @Test
    void whatHasBeenEndedIsOver() {
        assertFalse(session(BEGIN, Optional.of(BEGIN)).isOpen(BEGIN));
    }

    private static Session session(Instant lastUsedAt, Optional<Instant> endedAt) {
        return new Session(new AccountId(new UUID(0, 1)), new SessionId(new UUID(0, 2)), BEGIN,
                lastUsedAt, endedAt);
    }
}
