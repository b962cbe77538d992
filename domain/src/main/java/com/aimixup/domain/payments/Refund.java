package com.aimixup.domain.payments;

import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.TransferId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Money that went back for a purchase, and the credits with it.
 *
 * @param taken out of the purchase's lot
 * @param owed what had been spent of it by then
 * @param reversedBy the shop's id of what took the refund back, if something did
 */
public record Refund(UUID id, PurchaseKey key, Credits taken, Credits owed,
        Optional<String> reversedBy, Instant at) {

    /**
     * What is there of the purchase's lot at this moment.
     *
     * @param remaining in the lot
     * @param spent of the lot on answers; what expired unspent is neither
     * @param available to the person at all; the rest may be held for work under way
     */
    public record Stand(Credits remaining, Credits spent, Credits available) {

        /** Whether work under way may still spend what is left of the lot. */
        public boolean isHeld() {
            return remaining.compareTo(available) > 0;
        }
    }

    /**
     * Takes back what is left, and notes as owed what was spent. All refunds of a purchase together
     * take no more than it granted.
     */
    public static Refund of(Purchase purchase, String adjustment, Portion portion,
            List<Refund> earlier, Stand stand, Instant at) {
        var before = earlier.stream().filter(refund -> !refund.isReversed()).toList();
        var owed = sum(before.stream().map(Refund::owed).toList());
        var open = purchase.credits().minus(owed)
                .minus(sum(before.stream().map(Refund::taken).toList()));
        var due = portion.of(purchase.credits()).atMost(open);
        var taken = due.atMost(stand.remaining()).atMost(stand.available());
        var spent = stand.spent().minus(owed);
        var debt = due.minus(taken).atMost(spent.isNegative() ? Credits.ZERO : spent);
        return new Refund(purchase.key().refund(adjustment), purchase.key(), taken, debt,
                Optional.empty(), at);
    }

    public boolean isReversed() {
        return reversedBy.isPresent();
    }

    public TransferId takeBack() {
        return new TransferId(id);
    }

    public TransferId giveBack() {
        return new TransferId(UUID.nameUUIDFromBytes(("reversed:" + id)
                .getBytes(StandardCharsets.US_ASCII)));
    }

    private static Credits sum(List<Credits> amounts) {
        return amounts.stream().reduce(Credits.ZERO, Credits::plus);
    }
}
