package com.aimixup.application.teams;

import com.aimixup.application.conversations.AgentDraft;
import com.aimixup.application.credits.PriceBook;
import com.aimixup.application.providers.Providers;
import com.aimixup.application.providers.Providers.Listing;
import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.privacy.Private;
import com.aimixup.domain.teams.Preset;
import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.ModelInfo.Capability;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes teams of presets, of the models that a person chose or of those that are there. */
public final class PresetTeams {
    private final Providers providers;
    private final PriceBook prices;
    private final Clock clock;

    public PresetTeams(Providers providers, PriceBook prices, Clock clock) {
        this.providers = providers;
        this.prices = prices;
        this.clock = clock;
    }

    /**
     * A model of each provider, the first that it names and that can be used. The sandbox, which
     * uses no network, is proposed only where there is nobody else. May be empty.
     */
    public List<ModelRef> proposed() {
        var tariffs = prices.tariffs(clock.instant());
        var real = new ArrayList<ModelRef>();
        var sandbox = new ArrayList<ModelRef>();
        providers.all().stream().filter(Listing.Active.class::isInstance)
                .map(Listing.Active.class::cast).sorted(Comparator.comparing(Listing.Active::id))
                .forEach(listing -> listing.models().stream()
                        .filter(info -> info.capabilities().contains(Capability.CHAT))
                        .map(ModelInfo::id).map(id -> new ModelRef(listing.id(), id))
                        .filter(ref -> Optional.ofNullable(tariffs.get(ref))
                                .filter(Tariff::pricesChat).isPresent()).findFirst()
                        .ifPresent((listing.facts().hosts().isEmpty() ? sandbox : real)::add));
        return real.isEmpty() ? sandbox : real;
    }

    /** @param models dealt to the agents in turn; at least one */
    public TeamDraft draft(Preset preset, List<ModelRef> models) {
        var agents = new ArrayList<AgentDraft>();
        for (var role : preset.roles())
            agents.add(new AgentDraft(Private.of(role.name()),
                    models.get(agents.size() % models.size()), Private.of(role.instructions()),
                    OptionalDouble.empty(), Agent.OUTPUT_TOKENS_DEFAULT));
        return new TeamDraft(preset.slug(), Private.of(preset.title()), preset.rules(), agents);
    }
}
