package com.aimixup.application.access;

import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.accounts.Passwords;
import com.aimixup.application.attempts.Throttle;
import com.aimixup.application.mail.Letters;
import com.aimixup.application.runtime.Ids;
import com.aimixup.application.runtime.Transactions;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** What there is to do with sessions. */
public record SessionUseCases(LogIn logIn, LogInByPasskey logInByPasskey, RefreshSession refresh,
        ReadSessions read, LogOut logOut, LogOutEverywhere logOutEverywhere) {

    /** @param verifiedOnly whether an address must have been shown to be theirs */
    public static SessionUseCases over(Accounts accounts, Passwords passwords, Sessions sessions,
            Roles roles, Factors factors, PasskeyPorts passkeys, Throttle throttle,
            TokenIssue tokens, Letters letters, Transactions transactions, Ids ids,
            RandomGenerator random, Clock clock, boolean verifiedOnly) {
        var opening = new OpenSession(sessions, roles, tokens, ids);
        var proof = new PasskeyProof(passkeys, accounts, letters, random);
        return new SessionUseCases(
                new LogIn(accounts, passwords,
                        new FactorCheck(factors, passkeys.passkeys(), proof), throttle,
                        opening, transactions, clock, verifiedOnly),
                new LogInByPasskey(proof, opening, transactions, clock),
                new RefreshSession(sessions, accounts, tokens, letters, transactions, clock),
                new ReadSessions(sessions, clock),
                new LogOut(sessions, transactions, clock),
                new LogOutEverywhere(sessions, transactions, clock));
    }
}
