package com.aimixup.application.privacy;

import com.aimixup.application.privacy.Disclosures.Disclosure;
import com.aimixup.domain.accounts.AccountId;
import java.util.List;
import java.util.Optional;

/** Shows a person what went to whom ({@code right.access}). */
public final class ReadDisclosures {
    private final Disclosures disclosures;

    public ReadDisclosures(Disclosures disclosures) {
        this.disclosures = disclosures;
    }

    /** Newest first. */
    public List<Disclosure> handle(AccountId account, Optional<Disclosures.Place> after,
            int limit) {
        return disclosures.of(account, after, limit);
    }
}
