package com.aimixup.domain.payments;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import java.time.Instant;
import java.util.UUID;

/**
 * Credits that were refunded after they had been spent. While one is open the person begins nothing
 * new, until a person of the operator decides ({@code right.no-automated-decision}).
 *
 * @param id of the refund that left it
 */
public record Debt(AccountId account, UUID id, Credits amount, State state, Instant at) {

    public enum State {
        OPEN,
        /** The operator lets it go. */
        WAIVED,
        /** The shop took the refund back. */
        CLEARED
    }

    public Debt {
        if (!amount.isPositive()) throw new IllegalArgumentException("a debt of nothing");
    }
}
