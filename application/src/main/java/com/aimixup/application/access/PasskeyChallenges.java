package com.aimixup.application.access;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.accounts.AccountId;
import java.time.Instant;
import java.util.Optional;

/** Random bytes that authenticators have to sign; each is good once, and for a moment. */
public interface PasskeyChallenges extends PersonalData {

    enum Purpose { ADD, SECOND_FACTOR, LOG_IN }

    /**
     * Drops those of anybody that are too old.
     *
     * @param account empty while nobody knows who is there
     */
    void add(byte[] challenge, Purpose purpose, Optional<AccountId> account, Instant now,
            Instant expiresAt);

    /** @return whether it was good; it is none any more */
    boolean take(byte[] challenge, Purpose purpose, Optional<AccountId> account, Instant now);
}
