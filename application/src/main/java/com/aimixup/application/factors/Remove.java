package com.aimixup.application.factors;

import com.aimixup.application.access.Factors;
import com.aimixup.application.access.Factors.Factor;
import com.aimixup.application.access.Passkeys;
import com.aimixup.application.access.SecondFactor;
import com.aimixup.application.access.SecondFactor.Verdict;
import com.aimixup.application.mail.Mail;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.access.SessionId;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Turns the second factor off, for who can still show it, or has a recovery code. */
public final class Remove {

    public record Command(AccountId account, SessionId session, Private<String> code) {}

    public sealed interface Outcome {
        record Removed() implements Outcome {}

        record NotEnrolled() implements Outcome {}

        record Wrong() implements Outcome {}

        record Wait(Duration pause) implements Outcome {}
    }

    private final Factors factors;
    private final Passkeys passkeys;
    private final SecondFactor second;
    private final FactorChange change;
    private final Transactions transactions;
    private final Clock clock;

    Remove(Factors factors, Passkeys passkeys, SecondFactor second, FactorChange change,
            Transactions transactions, Clock clock) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.second = second;
        this.change = change;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        return transactions.run(() -> {
            var factor = factors.lock(command.account()).filter(Factor::isConfirmed);
            if (factor.isEmpty()) return new Outcome.NotEnrolled();
            var now = clock.instant();
            return switch (second.judge(factor.get(), command.code(), now, true)) {
                case Verdict.Passed() -> {
                    factors.remove(command.account());
                    if (passkeys.list(command.account()).isEmpty())
                        factors.setRecoveryCodes(command.account(), List.of());
                    change.removed(command.account(), command.session(), Mail.Kind.FACTOR_REMOVED,
                            now);
                    yield new Outcome.Removed();
                }
                case Verdict.Wait(var pause) -> new Outcome.Wait(pause);
                case Verdict.Wrong() -> new Outcome.Wrong();
            };
        });
    }
}
