package com.aimixup.application.accounts;

import com.aimixup.application.attempts.Throttle;
import com.aimixup.application.mail.Letters;
import com.aimixup.application.mail.MailTokens;
import com.aimixup.application.runtime.Transactions;
import java.time.Clock;
import java.util.concurrent.Executor;

/** What there is to do with an account that exists. */
public record AccountUseCases(ReadAccount read, ChangeAccount change, VerifyAgain verifyAgain,
        ChangeEmail changeEmail, ConfirmEmail confirmEmail) {

    /** @param threads for what nobody waits for */
    public static AccountUseCases over(Accounts accounts, Passwords passwords,
            EmailChanges changes, MailTokens tokens, Letters letters, Throttle throttle,
            Transactions transactions, Clock clock, Executor threads) {
        return new AccountUseCases(new ReadAccount(accounts),
                new ChangeAccount(accounts, transactions),
                new VerifyAgain(new MailUnseen(accounts, throttle, transactions, threads),
                        letters),
                new ChangeEmail(accounts, new PasswordAgain(accounts, passwords, throttle),
                        changes, letters, transactions, clock),
                new ConfirmEmail(accounts, changes, tokens, letters, throttle, transactions,
                        clock));
    }
}
