package com.aimixup.application.factors;

import com.aimixup.application.access.Factors;
import com.aimixup.application.access.Factors.Factor;
import com.aimixup.application.access.SecondFactor;
import com.aimixup.application.access.SecondFactor.Verdict;
import com.aimixup.application.mail.Mail;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.access.Base32;
import com.aimixup.domain.access.SessionId;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Turns the second factor on, once the authenticator has shown that it has the secret. */
public final class Confirm {
    private static final int CODES = 10;
    private static final int CODE_BYTES = 10;

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
    private final RandomGenerator random;
    private final Clock clock;

    Confirm(Factors factors, SecondFactor second, FactorChange change, Transactions transactions,
            RandomGenerator random, Clock clock) {
        this.factors = factors;
        this.second = second;
        this.change = change;
        this.transactions = transactions;
        this.random = random;
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
                case Verdict.Wrong(), Verdict.Needed() -> new Outcome.Wrong();
            };
        });
    }

    private Outcome confirm(Command command, Instant now) {
        var found = factors.lock(command.account()).orElseThrow();
        factors.save(new Factor(found.account(), found.secret(), true, found.lastStep(), 0,
                found.failedAt()));
        var codes = new ArrayList<String>();
        for (int number = 0; number < CODES; number++) {
            var bytes = new byte[CODE_BYTES];
            random.nextBytes(bytes);
            codes.add(Base32.encode(bytes));
        }
        factors.setRecoveryCodes(command.account(),
                codes.stream().map(SecondFactor::hash).toList());
        change.tell(command.account(), command.session(), Mail.Kind.FACTOR_ADDED, now);
        return new Outcome.Confirmed(codes.stream().map(Private::of).toList());
    }
}
