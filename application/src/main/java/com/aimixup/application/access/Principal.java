package com.aimixup.application.access;

import com.aimixup.domain.access.ApiKey;
import com.aimixup.domain.access.SessionId;
import com.aimixup.domain.accounts.AccountId;

/** Who is calling. */
public sealed interface Principal {
    AccountId account();

    /**
     * Somebody who logged in.
     *
     * @param enrolsOnly whether they may add a second factor and do nothing else
     */
    record Person(AccountId account, SessionId session, boolean enrolsOnly)
            implements Principal {}

    /** A program, with a key of its owner's. */
    record Program(ApiKey key) implements Principal {
        @Override
        public AccountId account() {
            return key.account();
        }
    }
}
