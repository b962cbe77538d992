package com.aimixup.application.attempts;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.accounts.AccountId;
import java.time.Instant;

/** Where people logged in from, as keyed hashes: what others do must not keep them out there. */
public interface KnownPlaces extends PersonalData {

    /** Whether the person was there since then. */
    boolean isKnown(AccountId account, String place, Instant since);

    void note(AccountId account, String place, Instant now);

    /** @return how many were last seen before that and are gone */
    int forget(Instant before);
}
