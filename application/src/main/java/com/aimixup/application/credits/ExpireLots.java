package com.aimixup.application.credits;

import com.aimixup.application.runtime.Ids;
import com.aimixup.application.runtime.StoreUnavailable;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Lots;
import com.aimixup.domain.credits.Transfer;
import com.aimixup.domain.credits.TransferId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;

/** Takes away what is left of lots whose time is over, but for what is held. Runs as a job. */
public final class ExpireLots {
    private static final Logger LOG = System.getLogger(ExpireLots.class.getName());
    private static final int BATCH = 500;
    private final Ledger ledger;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public ExpireLots(Ledger ledger, Transactions transactions, Ids ids, Clock clock) {
        this.ledger = ledger;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** @return of how many accounts something expired */
    public int handle() {
        var expired = 0;
        for (var account : ledger.withExpired(clock.instant(), BATCH))
            if (expire(account)) expired++;
        return expired;
    }

    /** One that cannot be served must not keep the others from it. */
    private boolean expire(AccountId account) {
        try {
            return transactions.run(() -> expireLocked(account));
        } catch (StoreUnavailable away) {
            throw away;
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "lots.not-expired account=" + account.value(), failure);
            return false;
        }
    }

    /** Two nodes at once: the second waits for the lock and finds nothing left. */
    private boolean expireLocked(AccountId account) {
        var held = ledger.lock(account).held();
        var now = clock.instant();
        var gone = Lots.expire(ledger.lots(account), held, now);
        return !gone.isEmpty() && ledger.post(account,
                Transfer.expire(new TransferId(ids.next()), gone, now));
    }
}
