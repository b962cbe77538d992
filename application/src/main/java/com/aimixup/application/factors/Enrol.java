package com.aimixup.application.factors;

import com.aimixup.application.access.Factors;
import com.aimixup.application.access.Factors.Factor;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.access.Base32;
import com.aimixup.domain.access.Totp;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Makes the secret of an authenticator; it counts once a code of it was shown. */
public final class Enrol {

    public sealed interface Outcome {
        /** @param secret as authenticators take it */
        record Enrolled(Private<String> secret) implements Outcome {}

        record ThereAlready() implements Outcome {}
    }

    private final Factors factors;
    private final Transactions transactions;
    private final RandomGenerator random;
    private final Clock clock;

    Enrol(Factors factors, Transactions transactions, RandomGenerator random, Clock clock) {
        this.factors = factors;
        this.transactions = transactions;
        this.random = random;
        this.clock = clock;
    }

    public Outcome handle(AccountId account) {
        var secret = new byte[Totp.SECRET_BYTES];
        random.nextBytes(secret);
        return transactions.run(() -> {
            if (factors.lock(account).filter(Factor::isConfirmed).isPresent())
                return new Outcome.ThereAlready();
            factors.save(new Factor(account, secret, false, 0, 0, clock.instant()));
            return new Outcome.Enrolled(Private.of(Base32.encode(secret)));
        });
    }
}
