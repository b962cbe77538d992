package com.aimixup.application.access;

import com.aimixup.application.access.Sessions.EndReason;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import java.time.Clock;
import java.util.Optional;

/** Ends all of a person's sessions, this one too, from the next request on. */
public final class LogOutEverywhere {
    private final Sessions sessions;
    private final Transactions transactions;
    private final Clock clock;

    public LogOutEverywhere(Sessions sessions, Transactions transactions, Clock clock) {
        this.sessions = sessions;
        this.transactions = transactions;
        this.clock = clock;
    }

    public void handle(AccountId account) {
        transactions.run(() -> sessions.endAll(account, Optional.empty(),
                EndReason.LOGGED_OUT_EVERYWHERE, clock.instant()));
    }
}
