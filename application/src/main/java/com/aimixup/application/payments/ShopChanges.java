package com.aimixup.application.payments;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.accounts.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whose address or name the shop still knows as it was. Noted in the transaction that changes it;
 * what it is now stands in the account.
 */
public interface ShopChanges extends PersonalData {

    enum What { EMAIL, NAME }

    /** @param tries that failed */
    record Change(AccountId account, What what, Instant notedAt, int tries) {}

    /** A change that is not told yet is told once with this one. */
    void note(AccountId account, What what, Instant at);

    /**
     * The next whose time has come, oldest first, each to one caller only.
     *
     * @param until when it comes again if nobody says how it went
     */
    Optional<Change> claim(Instant now, Instant until);

    /** The shop knows; unless it has changed again meanwhile. */
    void told(Change change);

    void putOff(Change change, Instant until);

    /** Those that are not told yet, the oldest first. */
    List<Change> waiting(int limit);
}
