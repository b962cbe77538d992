package com.aimixup.application.credits;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Hold;
import com.aimixup.domain.credits.HoldId;
import com.aimixup.domain.credits.Lot;
import com.aimixup.domain.credits.Transfer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Opens holds and ends them, each once. Every method needs a transaction around it. */
public final class Holds {
    private final Ledger ledger;
    private final Clock clock;

    public Holds(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What can be held now; the account is locked until the transaction ends. */
    public Credits lockAvailable(AccountId account) {
        return ledger.lock(account).available();
    }

    /**
     * Opens holds that the locked balance covers.
     *
     * @throws IllegalStateException if one of them was opened before
     */
    public void open(AccountId account, List<Hold> holds) {
        for (var hold : holds)
            if (!ledger.open(account, Transfer.open(hold, clock.instant()), hold))
                throw new IllegalStateException("already held: " + hold.id());
    }

    /** A hold that has not ended; the account is locked until the transaction ends. */
    public Optional<Hold> lockOpen(AccountId account, HoldId id) {
        ledger.lock(account);
        return ledger.openHold(account, id);
    }

    /**
     * Ends a hold that {@link #lockOpen} found, with a price; zero releases it all.
     *
     * @return what was charged
     */
    public Credits close(AccountId account, Hold open, Credits price) {
        var lots = price.isPositive() ? ledger.lots(account) : List.<Lot>of();
        var transfer = Transfer.close(open, price, lots, clock.instant());
        if (!ledger.post(account, transfer))
            throw new IllegalStateException("an open hold was closed before: " + open.id());
        return transfer.consumed();
    }

    /** As above; empty if the hold is not open any more. */
    public Optional<Credits> close(AccountId account, HoldId id, Credits price) {
        return lockOpen(account, id).map(open -> close(account, open, price));
    }
}
