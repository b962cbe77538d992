package com.aimixup.application.factors;

import com.aimixup.application.access.Factors;
import com.aimixup.application.access.SecondFactor;
import com.aimixup.application.access.Sessions;
import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.mail.Letters;
import com.aimixup.application.runtime.Transactions;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** What there is to do with a second factor. */
public record FactorUseCases(Enrol enrol, Confirm confirm, Remove remove) {

    /** @param random must be cryptographically strong */
    public static FactorUseCases over(Factors factors, Accounts accounts, Sessions sessions,
            Letters letters, Transactions transactions, RandomGenerator random, Clock clock) {
        var second = new SecondFactor(factors);
        var change = new FactorChange(accounts, sessions, letters);
        return new FactorUseCases(new Enrol(factors, transactions, random, clock),
                new Confirm(factors, second, change, transactions, random, clock),
                new Remove(factors, second, change, transactions, clock));
    }
}
