package com.aimixup.application.credits;

/**
 * The person owes credits that were refunded after they had been spent, so nothing new begins until
 * somebody has decided. As with a store that is away, every way to spend ends like this, and the
 * answer is made in one place.
 */
public final class DebtOpen extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DebtOpen() {
        super("a debt is open", null, false, false);
    }
}
