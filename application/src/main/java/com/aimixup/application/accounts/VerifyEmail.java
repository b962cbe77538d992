package com.aimixup.application.accounts;

import com.aimixup.application.mail.MailTokens;
import com.aimixup.application.mail.MailTokens.Purpose;
import com.aimixup.application.runtime.Transactions;
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
    private final Transactions transactions;
    private final Clock clock;

    public VerifyEmail(Accounts accounts, MailTokens tokens, Transactions transactions,
            Clock clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Outcome handle(MailToken token) {
        return transactions.run(() -> {
            if (!tokens.spend(token, Purpose.VERIFY, clock.instant())) return Outcome.INVALID;
            accounts.markVerified(token.account());
            return Outcome.VERIFIED;
        });
    }
}
