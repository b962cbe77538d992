package com.aimixup.application.accounts;

import com.aimixup.application.attempts.Throttle;
import com.aimixup.application.mail.Letters;
import com.aimixup.application.runtime.StoreUnavailable;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.access.Origin;
import com.aimixup.domain.accounts.EmailAddress;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;

/**
 * Mails another link to whoever has not shown yet that an address is theirs. It answers before it
 * looks, so that neither what it answers nor how long that takes tells whether there is an account.
 */
public final class VerifyAgain {
    private static final Logger LOG = System.getLogger(VerifyAgain.class.getName());
    private final Accounts accounts;
    private final Letters letters;
    private final Throttle throttle;
    private final Transactions transactions;
    private final Executor threads;

    VerifyAgain(Accounts accounts, Letters letters, Throttle throttle,
            Transactions transactions, Executor threads) {
        this.accounts = accounts;
        this.letters = letters;
        this.throttle = throttle;
        this.transactions = transactions;
        this.threads = threads;
    }

    public void handle(EmailAddress email, Origin from) {
        throttle.ask("mail", email, from);
        threads.execute(() -> {
            try {
                transactions.run(() -> accounts.findByEmail(email).flatMap(accounts::find)
                        .filter(account -> !account.isVerified()).ifPresent(letters::verify));
            } catch (StoreUnavailable away) {
                LOG.log(Level.WARNING, "verification.not-mailed"); // the person asks again
            }
        });
    }
}
