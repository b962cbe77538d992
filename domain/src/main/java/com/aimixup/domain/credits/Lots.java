package com.aimixup.domain.credits;

import com.aimixup.domain.credits.Transfer.LotEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which lots are spent: the soonest to expire first, then what was given before what
 * was paid for, then the oldest.
 */
public final class Lots {
    private static final Comparator<Lot> ORDER = Comparator
            .comparing((Lot lot) -> lot.expiresAt().orElse(Instant.MAX))
            .thenComparing(Lot::source)
            .thenComparing(Lot::createdAt)
            .thenComparing(lot -> lot.id().value());

    private Lots() {}

    /**
     * Takes an amount from the lots; amounts of the answer are negative.
     *
     * @throws IllegalStateException if the lots hold less: the ledger is broken then
     */
    public static List<LotEntry> spend(List<Lot> lots, Credits amount) {
        var taken = new ArrayList<LotEntry>();
        var due = amount;
        for (var lot : lots.stream().sorted(ORDER).toList()) {
            var part = due.atMost(lot.remaining());
            if (part.isPositive()) taken.add(new LotEntry(lot.id(), part.negated()));
            due = due.minus(part);
        }
        if (due.isPositive()) throw new IllegalStateException("lots hold less than the balance");
        return taken;
    }

    /**
     * Takes what has expired; amounts of the answer are negative. What is held for work under way
     * was promised while it lasted: that much stays, of the lots that are spent first.
     */
    public static List<LotEntry> expire(List<Lot> lots, Credits held, Instant now) {
        var taken = new ArrayList<LotEntry>();
        var promised = held;
        for (var lot : lots.stream().sorted(ORDER).toList()) {
            if (!lot.isExpired(now)) break; // the others expire later, or never
            var kept = promised.atMost(lot.remaining());
            promised = promised.minus(kept);
            var gone = lot.remaining().minus(kept);
            if (gone.isPositive()) taken.add(new LotEntry(lot.id(), gone.negated()));
        }
        return taken;
    }
}
