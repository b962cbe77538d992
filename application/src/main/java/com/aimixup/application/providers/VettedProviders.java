package com.aimixup.application.providers;

import com.aimixup.application.providers.ProviderRegister.Entry;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderFacts;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Only providers whose facts the operator accepted ({@code share.providers}); the others are there
 * for nobody. One whose facts change with a new version must be accepted again.
 */
public final class VettedProviders implements Providers {
    /** What was just accepted is in use that soon, on every node. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private record Known(Map<String, Entry> entries, Instant until) {}

    private final Providers providers;
    private final ProviderRegister register;
    private final Function<String, Optional<String>> baseUrl;
    private final Clock clock;
    private volatile Known known = new Known(Map.of(), Instant.MIN);

    /** @param baseUrl where the operator points a provider: its host is accepted by that */
    public VettedProviders(Providers providers, ProviderRegister register,
            Function<String, Optional<String>> baseUrl, Clock clock) {
        this.providers = providers;
        this.register = register;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    @Override
    public List<Listing> all() {
        var entries = entries();
        return providers.all().stream().map(listing -> vetted(listing, entries)).toList();
    }

    @Override
    public Optional<Provider> find(String id) {
        return providers.find(id).filter(provider -> isAccepted(id, provider.facts(), entries()));
    }

    /** Asks the store nothing, and so never waits for it. */
    public Set<String> acceptedAtLastLook() {
        var entries = known.entries();
        var accepted = new TreeSet<String>();
        for (var listing : providers.all())
            if (listing instanceof Listing.Active(var id, var facts, _)
                    && isAccepted(id, facts, entries)) accepted.add(id);
        return accepted;
    }

    private Listing vetted(Listing listing, Map<String, Entry> entries) {
        return switch (listing) {
            case Listing.Active(var id, var facts, _) when !isAccepted(id, facts, entries) ->
                    new Listing.Quarantined(id, entries.containsKey(id)
                            ? "its facts differ from those that were accepted"
                            : "its facts have not been accepted");
            case Listing.Active _, Listing.Quarantined _ -> listing;
        };
    }

    private boolean isAccepted(String id, ProviderFacts facts, Map<String, Entry> entries) {
        return Optional.ofNullable(entries.get(id))
                .filter(entry -> entry.covers(facts, hostsOf(baseUrl.apply(id)))).isPresent();
    }

    private static Set<String> hostsOf(Optional<String> address) {
        try {
            return address.map(text -> URI.create(text.strip()).getHost()).map(Set::of)
                    .orElse(Set.of());
        } catch (IllegalArgumentException noAddress) {
            return Set.of();
        }
    }

    private Map<String, Entry> entries() {
        var now = clock.instant();
        if (!now.isBefore(known.until())) known = new Known(register.newest(), now.plus(FRESH));
        return known.entries();
    }
}
