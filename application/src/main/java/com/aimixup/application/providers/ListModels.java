package com.aimixup.application.providers;

import com.aimixup.application.credits.PriceBook;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.ProviderFacts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All models of all active providers, with their prices and where the data goes. */
public final class ListModels {

    /** @param tariff empty if the model is not priced yet: it cannot be used then */
    public record Model(
            ModelRef ref, ModelInfo info, ProviderFacts facts, Optional<Tariff> tariff) {}

    private final Providers providers;
    private final PriceBook prices;
    private final Clock clock;

    public ListModels(Providers providers, PriceBook prices, Clock clock) {
        this.providers = providers;
        this.prices = prices;
        this.clock = clock;
    }

    /** Sorted by provider and model. */
    public List<Model> handle() {
        var tariffs = prices.tariffs(clock.instant());
        var models = new ArrayList<Model>();
        for (var listing : providers.all())
            if (listing instanceof Providers.Listing.Active(var id, var facts, var offered))
                for (var info : offered) {
                    var ref = new ModelRef(id, info.id());
                    models.add(new Model(ref, info, facts, Pricing.of(ref, facts,
                            model -> Optional.ofNullable(tariffs.get(model)))));
                }
        models.sort((a, b) -> (a.ref().provider() + '/' + a.ref().model())
                .compareTo(b.ref().provider() + '/' + b.ref().model()));
        return models;
    }
}
