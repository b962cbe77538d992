package com.aimixup.application.credits;

import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Tariff;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What each model costs, and from when on. Prices are added, never changed. */
public interface PriceBook {

    /** The tariff in force at a moment; empty if the model has none: it cannot be used then. */
    Optional<Tariff> tariff(ModelRef model, Instant at);

    /** All tariffs in force at a moment. */
    Map<ModelRef, Tariff> tariffs(Instant at);

    /** @return false if this model has a tariff that begins at the same moment already */
    boolean add(ModelRef model, Tariff tariff);
}
