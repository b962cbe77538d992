package com.aimixup.application.passwords;

import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.attempts.Throttle;
import com.aimixup.application.mail.MailTokens;
import com.aimixup.application.mail.MailTokens.Purpose;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.access.Origin;
import com.aimixup.domain.accounts.MailToken;
import com.aimixup.domain.privacy.Private;
import java.time.Clock;
import java.util.Optional;

/**
 * Changes the password of somebody who can read the account's mail, and ends all sessions. A second
 * factor stays: mail alone is not enough for it.
 */
public final class ResetPassword {

    public record Command(MailToken token, Private<String> password, Origin from) {}

    public enum Outcome {
        CHANGED,
        /** Unknown, used before, or too old. */
        INVALID,
        /** The link is still good. */
        WEAK,
        BUSY
    }

    private final Accounts accounts;
    private final MailTokens tokens;
    private final NewPassword change;
    private final Throttle throttle;
    private final Transactions transactions;
    private final Clock clock;

    ResetPassword(Accounts accounts, MailTokens tokens, NewPassword change, Throttle throttle,
            Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.change = change;
        this.throttle = throttle;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var attempt = throttle.token(command.from());
        var outcome = judged(command);
        switch (outcome) {
            case CHANGED -> attempt.succeeded(command.token().account());
            case WEAK, BUSY -> attempt.undo();
            case INVALID -> { }
        }
        return outcome;
    }

    private Outcome judged(Command command) {
        var account = accounts.find(command.token().account());
        if (account.isEmpty()) return Outcome.INVALID;
        return switch (change.judge(account.get(), command.password())) {
            case NewPassword.Judged.Busy() -> Outcome.BUSY;
            case NewPassword.Judged.Weak() -> Outcome.WEAK;
            case NewPassword.Judged.Fine(var hash) -> transactions.run(() -> {
                var now = clock.instant();
                if (!tokens.spend(command.token(), Purpose.RESET, now)) return Outcome.INVALID;
                change.take(account.get(), hash, Optional.empty(), now);
                accounts.markVerified(account.get().id());
                return Outcome.CHANGED;
            });
        };
    }
}
