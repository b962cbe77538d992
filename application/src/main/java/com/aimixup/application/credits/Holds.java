package com.aimixup.application.credits;

import com.aimixup.application.credits.Receipts.Bill;
import com.aimixup.application.credits.Receipts.Receipt;
import com.aimixup.application.credits.Spending.Purse;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Balance;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Hold;
import com.aimixup.domain.credits.HoldId;
import com.aimixup.domain.credits.Lot;
import com.aimixup.domain.credits.Transfer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Opens holds and ends them, each once, within the credits that there are and the limits that the
 * person set. Every method needs a transaction around it.
 */
public final class Holds {
    private final Ledger ledger;
    private final Optional<Spending> spending;
    private final Consumer<AccountId> bar;
    private final Optional<Receipts> receipts;
    private final Clock clock;

    public Holds(Ledger ledger, Spending spending, Clock clock) {
        this(ledger, Optional.of(spending), _ -> { }, Optional.empty(), clock);
    }

    /** Where nobody sets limits. */
    public Holds(Ledger ledger, Clock clock) {
        this(ledger, Optional.empty(), _ -> { }, Optional.empty(), clock);
    }

    private Holds(Ledger ledger, Optional<Spending> spending, Consumer<AccountId> bar,
            Optional<Receipts> receipts, Clock clock) {
        this.ledger = ledger;
        this.spending = spending;
        this.bar = bar;
        this.receipts = receipts;
        this.clock = clock;
    }

    /** @param bar throws for whoever may not begin anything new: {@link DebtOpen}, say */
    public Holds refusing(Consumer<AccountId> bar) {
        return new Holds(ledger, spending, bar, receipts, clock);
    }

    /** @param kept where it is noted what each charge was for */
    public Holds noting(Receipts kept) {
        return new Holds(ledger, spending, bar, Optional.of(kept), clock);
    }

    /** What can be held now; the account is locked until the transaction ends. */
    public Credits lockAvailable(AccountId account) {
        return lockFunds(account, Optional.empty()).amount();
    }

    /** As above, for answers in a conversation, which may have a limit of its own. */
    public Funds lockFunds(AccountId account, Optional<UUID> conversation) {
        return funds(account, conversation, ledger.lock(account));
    }

    private Funds funds(AccountId account, Optional<UUID> conversation, Balance balance) {
        var funds = new Funds(balance.available(), Optional.empty());
        var limits = spending.map(known ->
                known.left(account, Purse.month(clock.instant()), conversation)).orElse(List.of());
        for (var left : limits) {
            var unspent = left.scope() == Spending.Scope.MONTH
                    ? left.unspent().minus(balance.held()) : left.unspent();
            if (unspent.compareTo(funds.amount()) < 0) funds = new Funds(
                    unspent.isNegative() ? Credits.ZERO : unspent, Optional.of(left.scope()));
        }
        return funds;
    }

    /** What could be held now, to be shown; nothing is locked. */
    public Credits available(AccountId account, UUID conversation) {
        return funds(account, Optional.of(conversation), ledger.balance(account)).amount();
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

    /** As above, for answers in a conversation. */
    public void open(AccountId account, UUID conversation, List<Hold> holds) {
        open(account, holds);
        spending.ifPresent(known -> known.held(account, conversation, holds));
    }

    /**
     * Before something new is begun; what is under way goes on. Throws if the account may not, as
     * with {@link DebtOpen}.
     */
    public void refuseBarred(AccountId account) {
        bar.accept(account);
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
        return end(account, open, price).consumed();
    }

    private Transfer end(AccountId account, Hold open, Credits price) {
        var lots = price.isPositive() ? ledger.lots(account) : List.<Lot>of();
        var transfer = Transfer.close(open, price, lots, clock.instant());
        if (!ledger.post(account, transfer))
            throw new IllegalStateException("an open hold was closed before: " + open.id());
        spending.ifPresent(known -> charge(account, known, open.id(), transfer));
        return transfer;
    }

    /** As above, and notes what the charge was for. Whatever costs something is ended like this. */
    public Credits close(AccountId account, Hold open, Credits price, Bill bill) {
        var transfer = end(account, open, price);
        if (transfer.consumed().isPositive()) receipts.ifPresent(kept -> kept.add(account,
                new Receipt(open.id(), bill, transfer.consumed(), transfer.at())));
        return transfer.consumed();
    }

    private void charge(AccountId account, Spending known, HoldId hold, Transfer end) {
        var now = end.at();
        for (var sum : known.charge(account, hold, Purse.month(now), end.consumed()))
            sum.limit().filter(limit -> isNear(sum.spent(), limit)).ifPresent(limit -> known.add(
                    account, new Spending.Notice(sum.purse(), limit, sum.spent(), now)));
    }

    /** From four fifths on. */
    private static boolean isNear(Credits spent, Credits limit) {
        return spent.isPositive() && spent.micros() >= limit.micros() - limit.micros() / 5;
    }

    /** As above; empty if the hold is not open any more. */
    public Optional<Credits> close(AccountId account, HoldId id, Credits price, Bill bill) {
        return lockOpen(account, id).map(open -> close(account, open, price, bill));
    }

    /** As above, for what is given back or is for nothing that is known. */
    public Optional<Credits> close(AccountId account, HoldId id, Credits price) {
        return lockOpen(account, id).map(open -> close(account, open, price));
    }
}
