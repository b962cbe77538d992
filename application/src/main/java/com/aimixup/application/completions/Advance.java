package com.aimixup.application.completions;

import com.aimixup.application.privacy.Disclosures.Disclosure;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Hold;
import com.aimixup.domain.credits.UsageUnit;
import com.aimixup.plugin.spi.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The credits that are held ahead for one program's calls of one kind, and what its calls came to
 * since that was last written down. Calls draw from it in memory; one thread, its keeper, writes.
 * What is free is the hold less what calls under way may cost and what others did cost.
 */
final class Advance implements Purse.Reserve {
    /** From so many calls a second on it is worth holding ahead. */
    static final int BUSY = 8;
    /** What calls came to is written down that soon. */
    static final Duration RHYTHM = Duration.ofMillis(100);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Condition written = lock.newCondition();

    private Instant second = Instant.MIN;
    private int callsInSecond;
    private Instant lastDrawn = Instant.MIN;
    private volatile boolean kept;
    private boolean giving;
    private volatile boolean over;
    private long rounds;

    private Optional<Hold> hold = Optional.empty();
    private long reserved;
    private long reservedMost;
    private long wanted;
    private long price;
    private boolean priced = true;
    private boolean estimated;
    private final Map<UsageUnit, Long> units = new EnumMap<>(UsageUnit.class);
    private final List<Disclosure> begun = new ArrayList<>();

    Advance(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * What the keeper has to write.
     *
     * @param price what calls that ended came to, each rounded up
     * @param priced whether it follows from the units
     * @param promised what stays held in any case
     * @param wish what should be held beyond that
     * @param begun calls that began
     */
    record Due(Optional<Hold> hold, Credits price, boolean priced, Map<UsageUnit, Long> units,
            boolean estimated, Credits promised, Credits wish, List<Disclosure> begun) {

        private boolean isNothing() {
            return !price.isPositive() && !wish.isPositive() && begun.isEmpty()
                    && promised.equals(hold.map(Hold::limit).orElse(Credits.ZERO));
        }
    }

    /**
     * Takes what a call may cost at most; waits for the keeper if there is too little.
     *
     * @param keeper starts to keep this one
     * @return false if it is not there: then the call is to be held for by itself
     */
    boolean draw(Credits limit, Disclosure call, Runnable keeper) {
        lock.lock();
        try {
            if (!isBusy(call.at()) || over) return false;
            if (!giving || free() < limit.micros()) await(limit, keeper);
            if (!giving || free() < limit.micros()) return false;
            reserved += limit.micros();
            reservedMost = Math.max(reservedMost, reserved);
            lastDrawn = call.at();
            begun.add(call);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean isBusy(Instant now) {
        if (!now.isBefore(second.plusSeconds(1))) {
            second = now;
            callsInSecond = 0;
        }
        return ++callsInSecond > BUSY || kept;
    }

    private long free() {
        return held() - reserved - price;
    }

    private long held() {
        return hold.map(Hold::limit).orElse(Credits.ZERO).micros();
    }

    private void await(Credits limit, Runnable keeper) {
        wanted += limit.micros();
        if (!kept) {
            kept = true;
            keeper.run();
        }
        news.signal();
        var enough = rounds + 2; // the one under way may not know of this wish
        var nanos = PATIENCE.toNanos();
        try {
            while (kept && !over && nanos > 0 && rounds < enough
                    && (!giving || free() < limit.micros())) nanos = written.awaitNanos(nanos);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void ended(Credits limit, Credits charged, Usage usage, Map<UsageUnit, Long> used,
            boolean follows) {
        lock.lock();
        try {
            reserved -= limit.micros();
            price += charged.micros();
            priced &= follows;
            estimated |= usage.estimated();
            used.forEach((unit, n) -> units.merge(unit, n, Math::addExact));
        } finally {
            lock.unlock();
        }
    }

    /** Gives nothing any more; what is under way goes on. */
    void end() {
        lock.lock();
        try {
            over = true;
            giving = false;
            news.signal();
            written.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isOver() {
        return over;
    }

    /** Whether nobody keeps it. */
    boolean isCold() {
        return !kept;
    }

    /** For the keeper: waits for what is due; empty when nothing is left to keep. */
    Optional<Due> next() throws InterruptedException {
        lock.lock();
        try {
            while (true) {
                if (wanted == 0 && (!over || reserved > 0))
                    news.await(RHYTHM.toMillis(), TimeUnit.MILLISECONDS);
                // While it is given back nobody may draw from it.
                if (over || wanted == 0 && !clock.instant().isBefore(lastDrawn.plus(IDLE)))
                    giving = false;
                var due = due();
                if (!due.isNothing()) return Optional.of(due);
                if (!giving && !due.promised().isPositive()) break;
            }
            kept = false;
            written.signalAll();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private Due due() {
        var ahead = Math.max(2 * reservedMost, BUSY * wanted);
        var wish = over || !giving && wanted == 0 ? 0 : Math.max(0, ahead - Math.max(0, free()));
        var due = new Due(hold, new Credits(price), priced, Map.copyOf(units), estimated,
                new Credits(giving ? held() - price : reserved), new Credits(wish),
                List.copyOf(begun));
        reservedMost = reserved;
        wanted = 0;
        priced = true;
        estimated = false;
        units.clear();
        begun.clear();
        return due;
    }

    /** @param now what is held from now on, at least what was promised */
    void isWritten(Due due, Optional<Hold> now) {
        lock.lock();
        try {
            hold = now;
            price -= due.price().micros();
            giving = !over && held() > reserved;
            rounds++;
            written.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing was written: it is due still. */
    void isNotWritten(Due due) {
        lock.lock();
        try {
            priced &= due.priced();
            estimated |= due.estimated();
            due.units().forEach((unit, n) -> units.merge(unit, n, Math::addExact));
            begun.addAll(due.begun());
            rounds++;
            written.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
