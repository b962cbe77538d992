package com.aimixup.application.factors;

import com.aimixup.application.access.Factors;
import com.aimixup.application.access.Factors.Factor;
import com.aimixup.application.access.SecondFactor;
import com.aimixup.application.access.SecondFactor.Verdict;
import com.aimixup.application.mail.Mail;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.access.SessionId;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Turns the second factor on, once the authenticator has shown that it has the secret. */
public final class Confirm {
    public record Command(AccountId account, SessionId session, Private<String> code) {}

    public sealed interface Outcome {
        /** @param codes for when the authenticator is lost; told this once */
        record Confirmed(List<Private<String>> codes) implements Outcome {}

        record NotEnrolled() implements Outcome {}

        record ThereAlready() implements Outcome {}

        record Wrong() implements Outcome {}

        record Wait(Duration pause) implements Outcome {}
    }

    private final Factors factors;
    private final SecondFactor second;
    private final FactorChange change;
    private final Transactions transactions;
    private final RecoveryCodes recovery;
    private final Clock clock;

    Confirm(Factors factors, SecondFactor second, FactorChange change, Transactions transactions,
            RecoveryCodes recovery, Clock clock) {
        this.factors = factors;
        this.second = second;
        this.change = change;
        this.transactions = transactions;
        this.recovery = recovery;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        return transactions.run(() -> {
            var factor = factors.lock(command.account());
            if (factor.isEmpty()) return new Outcome.NotEnrolled();
            if (factor.get().isConfirmed()) return new Outcome.ThereAlready();
            var now = clock.instant();
            return switch (second.judge(factor.get(), command.code(), now, false)) {
                case Verdict.Passed() -> confirm(command, now);
                case Verdict.Wait(var pause) -> new Outcome.Wait(pause);
                case Verdict.Wrong() -> new Outcome.Wrong();
            };
        });
    }

    private Outcome confirm(Command command, Instant now) {
        var found = factors.lock(command.account()).orElseThrow();
        factors.save(new Factor(found.account(), found.secret(), true, found.lastStep(), 0,
                found.failedAt()));
        var codes = recovery.renew(command.account());
        change.added(command.account(), command.session(), Mail.Kind.FACTOR_ADDED, now);
        return new Outcome.Confirmed(codes);
    }
}
