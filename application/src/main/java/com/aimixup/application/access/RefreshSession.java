package com.aimixup.application.access;

import com.aimixup.application.access.Sessions.EndReason;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.access.RefreshToken;
import java.time.Clock;

/**
 * Exchanges a refresh token for new tokens. Each is good once; a spent one that comes again may be
 * stolen, so it ends the session.
 */
public final class RefreshSession {

    public sealed interface Outcome {
        record Refreshed(IssuedTokens tokens) implements Outcome {}

        /** Unknown, expired, or of a session that has ended. */
        record Invalid() implements Outcome {}

        /** Used before: the session has just been ended. */
        record Reused() implements Outcome {}
    }

    private final Sessions sessions;
    private final TokenIssue tokens;
    private final Transactions transactions;
    private final Clock clock;

    public RefreshSession(Sessions sessions, TokenIssue tokens, Transactions transactions,
            Clock clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Outcome handle(RefreshToken token) {
        return transactions.run(() -> refresh(token));
    }

    private Outcome refresh(RefreshToken token) {
        var now = clock.instant();
        var session = sessions.lock(token.account(), token.session());
        if (session.isEmpty() || !session.get().isOpen(now)) return new Outcome.Invalid();
        return switch (sessions.standing(token)) {
            case UNKNOWN -> new Outcome.Invalid();
            case SPENT -> {
                sessions.end(token.account(), token.session(), EndReason.TOKEN_REUSED, now);
                yield new Outcome.Reused();
            }
            case CURRENT -> {
                var issued = tokens.issue(token.account(), token.session(), now);
                sessions.rotate(token, issued.refresh(), now);
                yield new Outcome.Refreshed(issued);
            }
        };
    }
}
