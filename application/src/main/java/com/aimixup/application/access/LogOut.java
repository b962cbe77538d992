package com.aimixup.application.access;

import com.aimixup.application.access.AccessTokens.Caller;
import com.aimixup.application.access.Sessions.EndReason;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.access.SessionId;
import java.time.Clock;

/** Ends one of the caller's sessions; its tokens are refused from the next request on. */
public final class LogOut {

    public sealed interface Outcome {
        /** Also if it had ended before. */
        record LoggedOut() implements Outcome {}

        record UnknownSession() implements Outcome {}
    }

    private final Sessions sessions;
    private final Transactions transactions;
    private final Clock clock;

    public LogOut(Sessions sessions, Transactions transactions, Clock clock) {
        this.sessions = sessions;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Outcome handle(Caller caller, SessionId ended) {
        return transactions.run(() -> {
            var session = sessions.lock(caller.account(), ended);
            if (session.isEmpty()) return new Outcome.UnknownSession();
            if (session.get().endedAt().isEmpty())
                sessions.end(caller.account(), ended, EndReason.LOGGED_OUT, clock.instant());
            return new Outcome.LoggedOut();
        });
    }
}
