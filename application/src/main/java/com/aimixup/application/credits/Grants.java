package com.aimixup.application.credits;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the operator gave away, and why. Days are those of UTC. */
public interface Grants extends PersonalData {

    /** @param reason a code, never a person's words */
    record Grant(UUID id, Credits amount, String reason, Instant at) {}

    /**
     * Nobody else grants anything on that day until the transaction ends.
     *
     * @return what everybody got on it
     */
    Credits lockDay(LocalDate day);

    /** What somebody got on a day. */
    Credits of(AccountId account, LocalDate day);

    /** In the transaction that has locked its day. */
    void add(AccountId account, Grant grant);

    /** Newest first. */
    List<Grant> of(AccountId account);
}
