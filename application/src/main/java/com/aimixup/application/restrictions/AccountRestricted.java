package com.aimixup.application.restrictions;

/**
 * The account is restricted, so nothing new begins. As with an open debt, every way to begin
 * something ends like this, and the answer is made in one place.
 */
public final class AccountRestricted extends RuntimeException {
    private static final long serialVersionUID = 1;

    public AccountRestricted() {
        super("the account is restricted", null, false, false);
    }
}
