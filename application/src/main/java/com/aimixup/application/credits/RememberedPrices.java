package com.aimixup.application.credits;

import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Tariff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Asks the book for the price of now a few times a second only. */
public final class RememberedPrices implements PriceBook {
    /** A new price is in use that soon, on every node. */
    static final Duration FRESH = Duration.ofMillis(250);
    private static final int MODELS_MAX = 10_000;

    private record Known(Tariff tariff, Instant at) {
        boolean isGood(Instant then) {
            return !then.isBefore(at) && then.isBefore(at.plus(FRESH));
        }
    }

    private final PriceBook book;
    private final Clock clock;
    private final Map<ModelRef, Known> known = new ConcurrentHashMap<>();

    public RememberedPrices(PriceBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    /** That a model has no price is not remembered: it gets its first one at once. */
    @Override
    public Optional<Tariff> tariff(ModelRef model, Instant at) {
        var remembered = known.get(model);
        if (remembered != null && remembered.isGood(at)) return Optional.of(remembered.tariff());
        var found = book.tariff(model, at);
        if (known.size() > MODELS_MAX) known.clear();
        var isOfNow = !at.isBefore(clock.instant().minus(FRESH));
        found.filter(_ -> isOfNow).ifPresent(tariff -> known.put(model, new Known(tariff, at)));
        return found;
    }

    @Override
    public Map<ModelRef, Tariff> tariffs(Instant at) {
        return book.tariffs(at);
    }

    @Override
    public boolean add(ModelRef model, Tariff tariff) {
        var added = book.add(model, tariff);
        known.remove(model);
        return added;
    }
}
