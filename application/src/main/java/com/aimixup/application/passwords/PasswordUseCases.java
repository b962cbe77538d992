package com.aimixup.application.passwords;

import com.aimixup.application.access.Sessions;
import com.aimixup.application.accounts.Accounts;
import com.aimixup.application.accounts.MailUnseen;
import com.aimixup.application.accounts.PasswordAgain;
import com.aimixup.application.accounts.Passwords;
import com.aimixup.application.accounts.VerifyEmail;
import com.aimixup.application.attempts.Throttle;
import com.aimixup.application.mail.Letters;
import com.aimixup.application.mail.MailTokens;
import com.aimixup.application.runtime.Transactions;
import java.time.Clock;
import java.util.concurrent.Executor;

/** What there is to do with passwords and with what mails carry. */
public record PasswordUseCases(ChangePassword change, ForgottenPassword forgotten,
        ResetPassword reset, VerifyEmail verify) {

    /** @param threads for what nobody waits for */
    public static PasswordUseCases over(Accounts accounts, Passwords passwords, Sessions sessions,
            MailTokens tokens, Letters letters, Throttle throttle, Transactions transactions,
            Clock clock, Executor threads) {
        var change = new NewPassword(accounts, passwords, sessions, letters);
        return new PasswordUseCases(
                new ChangePassword(accounts, new PasswordAgain(accounts, passwords, throttle),
                        change, transactions, clock),
                new ForgottenPassword(new MailUnseen(accounts, throttle, transactions, threads),
                        letters),
                new ResetPassword(accounts, tokens, change, throttle, transactions, clock),
                new VerifyEmail(accounts, tokens, throttle, transactions, clock));
    }
}
