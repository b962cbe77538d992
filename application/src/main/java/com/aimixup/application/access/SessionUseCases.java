package com.aimixup.application.access;

import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.accounts.Passwords;
import com.aimixup.application.attempts.Throttle;
import com.aimixup.application.mail.Letters;
import com.aimixup.application.runtime.Ids;
import com.aimixup.application.runtime.Transactions;
import java.time.Clock;

/** What there is to do with sessions. */
public record SessionUseCases(LogIn logIn, RefreshSession refresh, ReadSessions read,
        LogOut logOut, LogOutEverywhere logOutEverywhere) {

    public static SessionUseCases over(Accounts accounts, Passwords passwords, Sessions sessions,
            Factors factors, Throttle throttle, TokenIssue tokens, Letters letters,
            Transactions transactions, Ids ids, Clock clock, boolean verifiedOnly) {
        return new SessionUseCases(
                new LogIn(accounts, passwords, sessions, new SecondFactor(factors), throttle,
                        tokens, transactions, ids, clock, verifiedOnly),
                new RefreshSession(sessions, accounts, tokens, letters, transactions, clock),
                new ReadSessions(sessions, clock),
                new LogOut(sessions, transactions, clock),
                new LogOutEverywhere(sessions, transactions, clock));
    }
}
