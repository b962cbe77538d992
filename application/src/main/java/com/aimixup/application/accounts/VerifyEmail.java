package com.aimixup.application.accounts;

import com.aimixup.application.attempts.Throttle;
import com.aimixup.application.mail.MailTokens;
import com.aimixup.application.mail.MailTokens.Purpose;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.access.Origin;
import com.aimixup.domain.accounts.MailToken;
import java.time.Clock;

/** Takes what a mail carried as a sign that the address is the person's. */
public final class VerifyEmail {

    public enum Outcome {
        VERIFIED,
        /** Unknown, used before, or too old. */
        INVALID
    }

    private final Accounts accounts;
    private final MailTokens tokens;
    private final Throttle throttle;
    private final Transactions transactions;
    private final Clock clock;

    public VerifyEmail(Accounts accounts, MailTokens tokens, Throttle throttle,
            Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.throttle = throttle;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Outcome handle(MailToken token, Origin from) {
        var attempt = throttle.token(from);
        var outcome = transactions.run(() -> {
            if (!tokens.spend(token, Purpose.VERIFY, clock.instant())) return Outcome.INVALID;
            accounts.markVerified(token.account());
            return Outcome.VERIFIED;
        });
        if (outcome == Outcome.VERIFIED) attempt.succeeded(token.account());
        return outcome;
    }
}
