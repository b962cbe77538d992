package com.aimixup.domain.access;

import com.aimixup.domain.accounts.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A log-in that lasts until it is ended, is idle too long, or is simply too old.
 *
 * @param lastUsedAt when it was last refreshed
 * @param enrolsOnly whether it is good for adding a second factor and nothing else
 */
public record Session(
        AccountId account,
        SessionId id,
        Instant createdAt,
        Instant lastUsedAt,
        Optional<Instant> endedAt,
        boolean enrolsOnly) {

    public static final Duration IDLE_MAX = Duration.ofDays(30);
    public static final Duration AGE_MAX = Duration.ofDays(180);

    /** Good for everything that a person can do. */
    public Session(AccountId account, SessionId id, Instant createdAt, Instant lastUsedAt,
            Optional<Instant> endedAt) {
        this(account, id, createdAt, lastUsedAt, endedAt, false);
    }

    public boolean isOpen(Instant now) {
        return endedAt.isEmpty()
                && now.isBefore(lastUsedAt.plus(IDLE_MAX))
                && now.isBefore(createdAt.plus(AGE_MAX));
    }
}
