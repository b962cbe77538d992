package com.aimixup.application.accounts;

import com.aimixup.application.attempts.Throttle;
import com.aimixup.application.runtime.StoreUnavailable;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.access.Origin;
import com.aimixup.domain.accounts.Account;
import com.aimixup.domain.accounts.EmailAddress;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Writes to whoever has an account. It answers before it looks, so that neither what it answers nor
 * how long that takes tells whether there is one.
 */
public final class MailUnseen {
    private static final Logger LOG = System.getLogger(MailUnseen.class.getName());
    private final Accounts accounts;
    private final Throttle throttle;
    private final Transactions transactions;
    private final Executor threads;

    public MailUnseen(Accounts accounts, Throttle throttle, Transactions transactions,
            Executor threads) {
        this.accounts = accounts;
        this.throttle = throttle;
        this.transactions = transactions;
        this.threads = threads;
    }

    /**
     * @param letter writes it, in a transaction
     * @param lost what the log says if the store is away: the person asks again
     */
    public void handle(EmailAddress email, Origin from, Consumer<Account> letter, String lost) {
        throttle.ask("mail", email, from);
        threads.execute(() -> {
            try {
                transactions.run(() -> accounts.findByEmail(email).flatMap(accounts::find)
                        .ifPresent(letter));
            } catch (StoreUnavailable away) {
                LOG.log(Level.WARNING, lost);
            }
        });
    }
}
