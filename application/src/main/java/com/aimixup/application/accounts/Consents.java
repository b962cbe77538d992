package com.aimixup.application.accounts;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.policy.PolicyVersion;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What each person agreed to and when; append-only ({@code basis.consent}). */
public interface Consents extends PersonalData {

    void add(Consent consent);

    /** Oldest first. */
    List<Consent> of(AccountId account);

    /** @param text the version of the policy whose wording was shown */
    record Consent(
            UUID id,
            AccountId account,
            Purpose purpose,
            boolean given,
            PolicyVersion text,
            Instant at) {}

    enum Purpose { MARKETING }
}
