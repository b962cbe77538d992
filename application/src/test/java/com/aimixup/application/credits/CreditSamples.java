package com.aimixup.application.credits;

import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Balance;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Hold;
import com.aimixup.domain.credits.HoldId;
import com.aimixup.domain.credits.Lot;
import com.aimixup.domain.credits.LotId;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.credits.UsageUnit;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Lots and holds for tests, in micro-credits; each with a new id. */
public final class CreditSamples {
    public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private CreditSamples() {}

    public static Lot lot(long micros, Optional<Instant> expires) {
        return new Lot(new LotId(UUID.randomUUID()), Lot.Source.PROMOTIONAL, new Credits(micros),
                new Credits(micros), expires, NOON);
    }

    public static Hold hold(long micros) {
        return new Hold(new HoldId(UUID.randomUUID()), new Credits(micros),
                NOON.plus(Duration.ofMinutes(5)));
    }

    public static Balance balance(long available, long held) {
        return new Balance(new Credits(available), new Credits(held));
    }

    /** Of all that was held. */
    public static Receipts.Receipt receipt(Hold hold) {
        return new Receipts.Receipt(hold.id(), new Receipts.Bill(new Receipts.About(
                Receipts.Work.ANSWER, new UUID(1, 1), Optional.of(new UUID(1, 2)),
                Optional.of(new UUID(1, 3))), new ModelRef("echo", "fast"), Optional.of(
                new Tariff(Map.of(UsageUnit.OUTPUT, 1_000_000L), NOON)),
                Map.of(UsageUnit.OUTPUT, hold.limit().micros()), false), hold.limit(), NOON);
    }
}
