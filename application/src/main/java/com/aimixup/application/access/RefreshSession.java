package com.aimixup.application.access;

import com.aimixup.application.access.Sessions.EndReason;
import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.mail.Letters;
import com.aimixup.application.mail.Mail;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.access.RefreshToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Exchanges a refresh token for new tokens. Each is good once; for a moment it brings the same
 * successor again, for clients that refresh twice at once. A spent one that comes later may be
 * stolen, so it ends the session, and the person is told.
 */
public final class RefreshSession {

    public sealed interface Outcome {
        record Refreshed(IssuedTokens tokens) implements Outcome {}

        /** Unknown, expired, or of a session that has ended. */
        record Invalid() implements Outcome {}

        /** Used before: the session has just been ended. */
        record Reused() implements Outcome {}
    }

    public static final Duration GRACE = Duration.ofSeconds(10);

    private final Sessions sessions;
    private final Accounts accounts;
    private final TokenIssue tokens;
    private final Letters letters;
    private final Transactions transactions;
    private final Clock clock;

    public RefreshSession(Sessions sessions, Accounts accounts, TokenIssue tokens,
            Letters letters, Transactions transactions, Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.tokens = tokens;
        this.letters = letters;
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
            case SPENT -> again(token, now);
            case CURRENT -> {
                var issued = tokens.issue(token.account(), token.session(), now);
                sessions.rotate(token, issued.refresh(), now);
                yield new Outcome.Refreshed(issued);
            }
        };
    }

    private Outcome again(RefreshToken token, Instant now) {
        var spent = sessions.spent(token)
                .filter(found -> now.isBefore(found.at().plus(GRACE)));
        if (spent.isPresent()) return new Outcome.Refreshed(tokens.issueAgain(
                spent.get().successor(), now));
        sessions.end(token.account(), token.session(), EndReason.TOKEN_REUSED, now);
        accounts.find(token.account())
                .ifPresent(account -> letters.tell(account, Mail.Kind.SESSION_STOLEN));
        return new Outcome.Reused();
    }
}
