package com.aimixup.application.factors;

import com.aimixup.application.access.Factors;
import com.aimixup.application.access.PasskeyPorts;
import com.aimixup.application.access.PasskeyProof;
import com.aimixup.application.access.Roles;
import com.aimixup.application.access.SecondFactor;
import com.aimixup.application.access.Sessions;
import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.accounts.PasswordAgain;
import com.aimixup.application.accounts.Passwords;
import com.aimixup.application.attempts.Throttle;
import com.aimixup.application.mail.Letters;
import com.aimixup.application.runtime.Ids;
import com.aimixup.application.runtime.Transactions;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** What there is to do with second factors. */
public record FactorUseCases(Enrol enrol, Confirm confirm, Remove remove,
        PasskeyUseCases passkeys) {

    /** @param random must be cryptographically strong */
    public static FactorUseCases over(Factors factors, PasskeyPorts ports, Accounts accounts,
            Passwords passwords, Throttle throttle, Sessions sessions, Roles roles, Letters letters,
            Transactions transactions, Ids ids, RandomGenerator random, Clock clock) {
        var second = new SecondFactor(factors);
        var change = new FactorChange(accounts, sessions, roles, letters);
        var recovery = new RecoveryCodes(factors, random);
        var again = new PasswordAgain(accounts, passwords, throttle);
        var passkeys = ports.passkeys();
        var proof = new PasskeyProof(ports, accounts, letters, random);
        return new FactorUseCases(new Enrol(factors, transactions, random, clock),
                new Confirm(factors, second, change, transactions, recovery, clock),
                new Remove(factors, passkeys, second, change, transactions, clock),
                new PasskeyUseCases(
                        new BeginPasskey(accounts, again, proof, transactions, clock),
                        new AddPasskey(ports, proof, factors, recovery, change, transactions,
                                ids, clock), passkeys,
                        new RemovePasskey(accounts, passkeys, factors, again, change,
                                transactions, clock)));
    }
}
