package com.aimixup.application.credits;

import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.credits.Credits;
import java.time.Clock;

/** Gives back what was held for work that nobody ended in time. Runs as a job. */
public final class ReleaseOverdueHolds {
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
        for (var overdue : ledger.overdue(clock.instant(), BATCH)) {
            var charged = transactions.run(() -> holds.close(overdue.account(),
                    overdue.hold().id(), Credits.ZERO));
            if (charged.isPresent()) released++;
        }
        return released;
    }
}
