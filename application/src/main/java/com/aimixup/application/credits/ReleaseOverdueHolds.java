package com.aimixup.application.credits;

import com.aimixup.application.runtime.StoreUnavailable;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.credits.Credits;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;

/** Gives back what was held for work that nobody ended in time. Runs as a job. */
public final class ReleaseOverdueHolds {
    private static final Logger LOG = System.getLogger(ReleaseOverdueHolds.class.getName());
    private static final int BATCH = 100;
    private final Ledger ledger;
    private final Holds holds;
    private final Transactions transactions;
    private final Clock clock;

    public ReleaseOverdueHolds(Ledger ledger, Holds holds, Transactions transactions,
            Clock clock) {
        this.ledger = ledger;
        this.holds = holds;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return how many holds were released */
    public int handle() {
        var released = 0;
        for (var overdue : ledger.overdue(clock.instant(), BATCH))
            if (release(overdue)) released++;
        return released;
    }

    /** One that cannot be released must not keep the others from it. */
    private boolean release(Ledger.Overdue overdue) {
        try {
            return transactions.run(() -> holds.close(overdue.account(), overdue.hold().id(),
                    Credits.ZERO)).isPresent();
        } catch (StoreUnavailable away) {
            throw away;
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "hold.not-released hold=" + overdue.hold().id().value(), failure);
            return false;
        }
    }
}
