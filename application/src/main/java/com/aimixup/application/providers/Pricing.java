package com.aimixup.application.providers;

import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.plugin.spi.ProviderFacts;
import java.util.Optional;
import java.util.function.Function;

/**
 * The price of a model. Models in the house come and go as the operator likes, so there one price
 * may stand for all of a provider that have none of their own; elsewhere such a price counts for
 * nothing, and a model without its own is never free.
 */
public final class Pricing {
    /** In place of a model's name. */
    public static final String EVERY_MODEL = "*";

    private Pricing() {}

    /** @param facts as accepted by the operator */
    public static Optional<Tariff> of(ModelRef model, ProviderFacts facts,
            Function<ModelRef, Optional<Tariff>> book) {
        var own = book.apply(model);
        if (own.isPresent() || !facts.local()) return own;
        return book.apply(new ModelRef(model.provider(), EVERY_MODEL));
    }
}
