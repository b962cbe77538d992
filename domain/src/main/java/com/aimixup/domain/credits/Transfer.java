package com.aimixup.domain.credits;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Credits that move between the wallets of one account. The entries sum to zero; the database
 * checks that again.
 *
 * @param hold the hold that this opens or closes, if any
 * @param lots what it adds to or takes from lots; these sum to the change of available plus held
 */
public record Transfer(
        TransferId id,
        Kind kind,
        Instant at,
        Optional<HoldId> hold,
        List<Entry> entries,
        List<LotEntry> lots) {

    public enum Kind { GRANT, HOLD, SETTLE, RELEASE, EXPIRE, REFUND }

    /** What one lot gains, or loses if negative. */
    public record LotEntry(LotId lot, Credits amount) {}

    public Transfer {
        entries = List.copyOf(entries);
        lots = List.copyOf(lots);
        if (entries.size() < 2) throw new IllegalArgumentException("needs two entries");
        var sum = entries.stream().map(Entry::amount).reduce(Credits.ZERO, Credits::plus);
        if (sum.micros() != 0) throw new IllegalArgumentException("does not balance");
    }

    /** The operator gives a lot away, or sells it. */
    public static Transfer grant(TransferId id, Lot lot) {
        var from = lot.source() == Lot.Source.PROMOTIONAL ? Wallet.GRANTED : Wallet.SOLD;
        return new Transfer(id, Kind.GRANT, lot.createdAt(), Optional.empty(),
                List.of(new Entry(from, lot.granted().negated()),
                        new Entry(Wallet.AVAILABLE, lot.granted())),
                List.of(new LotEntry(lot.id(), lot.granted())));
    }

    public static Transfer open(Hold hold, Instant at) {
        return new Transfer(TransferId.opening(hold.id()), Kind.HOLD, at, Optional.of(hold.id()),
                List.of(new Entry(Wallet.AVAILABLE, hold.limit().negated()),
                        new Entry(Wallet.HELD, hold.limit())),
                List.of());
    }

    /**
     * Ends a hold: takes the charge, never more than was held, and gives back the rest. A charge of
     * zero is a release.
     *
     * @param lots the account's lots, from which the charge is taken in the order of spending
     */
    public static Transfer close(Hold hold, Credits price, List<Lot> lots, Instant at) {
        var charge = price.atMost(hold.limit());
        var rest = hold.limit().minus(charge);
        var entries = new ArrayList<Entry>();
        entries.add(new Entry(Wallet.HELD, hold.limit().negated()));
        if (charge.isPositive()) entries.add(new Entry(Wallet.CONSUMED, charge));
        if (rest.isPositive()) entries.add(new Entry(Wallet.AVAILABLE, rest));
        var kind = charge.isPositive() ? Kind.SETTLE : Kind.RELEASE;
        return new Transfer(TransferId.closing(hold.id()), kind, at, Optional.of(hold.id()),
                entries, Lots.spend(lots, charge));
    }

    /**
     * What has expired leaves the person's credits.
     *
     * @param lots from {@link Lots#expire}, not empty
     */
    public static Transfer expire(TransferId id, List<LotEntry> lots, Instant at) {
        var change = lots.stream().map(LotEntry::amount).reduce(Credits.ZERO, Credits::plus);
        return new Transfer(id, Kind.EXPIRE, at, Optional.empty(),
                List.of(new Entry(Wallet.AVAILABLE, change),
                        new Entry(Wallet.EXPIRED, change.negated())), lots);
    }

    /** A refund takes back from the lot that was paid for; the lot and what is free cover it. */
    public static Transfer takeBack(TransferId id, LotId lot, Credits amount, Instant at) {
        return refund(id, lot, amount.negated(), at);
    }

    /** A refund that did not hold gives back what it took. */
    public static Transfer giveBack(TransferId id, LotId lot, Credits amount, Instant at) {
        return refund(id, lot, amount, at);
    }

    private static Transfer refund(TransferId id, LotId lot, Credits change, Instant at) {
        return new Transfer(id, Kind.REFUND, at, Optional.empty(),
                List.of(new Entry(Wallet.AVAILABLE, change),
                        new Entry(Wallet.REFUNDED, change.negated())),
                List.of(new LotEntry(lot, change)));
    }

    /** What the person pays by this transfer; zero unless it settles. */
    public Credits consumed() {
        return entries.stream().filter(entry -> entry.wallet() == Wallet.CONSUMED)
                .map(Entry::amount).reduce(Credits.ZERO, Credits::plus);
    }
}
