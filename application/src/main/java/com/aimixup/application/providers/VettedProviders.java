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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Only providers whose facts the operator accepted ({@code share.providers}); the others are there
 * for nobody. One whose facts change with a new version must be accepted again.
 */
public final class VettedProviders implements Providers {
    /** What was just accepted is in use that soon, on every node. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private record Judged(ProviderFacts facts, boolean accepted) {}

    /** @param judged by provider, as far as it was asked: each call asks */
    private record Known(Map<String, Entry> entries, Instant until, Map<String, Judged> judged) {
        Known(Map<String, Entry> entries, Instant until) {
            this(entries, until, new ConcurrentHashMap<>());
        }
    }

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
        var now = known();
        return providers.all().stream().map(listing -> vetted(listing, now)).toList();
    }

    @Override
    public Optional<Listing> listing(String id) {
        return providers.listing(id).map(listing -> vetted(listing, known()));
    }

    @Override
    public Optional<Provider> find(String id) {
        return providers.find(id).filter(provider -> isAccepted(id, provider.facts(), known()));
    }

    /** Asks the store nothing, and so never waits for it. */
    public Set<String> acceptedAtLastLook() {
        var now = known;
        var accepted = new TreeSet<String>();
        for (var listing : providers.all())
            if (listing instanceof Listing.Active(var id, var facts, _)
                    && isAccepted(id, facts, now)) accepted.add(id);
        return accepted;
    }

    private Listing vetted(Listing listing, Known now) {
        return switch (listing) {
            case Listing.Active(var id, var facts, _) when !isAccepted(id, facts, now) ->
                    new Listing.Quarantined(id, now.entries().containsKey(id)
                            ? "its facts differ from those that were accepted"
                            : "its facts have not been accepted");
            case Listing.Active _, Listing.Quarantined _ -> listing;
        };
    }

    private boolean isAccepted(String id, ProviderFacts facts, Known now) {
        var judged = now.judged().get(id);
        if (judged == null || judged.facts() != facts) {
            judged = new Judged(facts, Optional.ofNullable(now.entries().get(id))
                    .filter(entry -> entry.covers(facts, hostsOf(baseUrl.apply(id)))).isPresent());
            now.judged().put(id, judged);
        }
        return judged.accepted();
    }

    private static Set<String> hostsOf(Optional<String> address) {
        try {
            return address.map(text -> URI.create(text.strip()).getHost()).map(Set::of)
                    .orElse(Set.of());
        } catch (IllegalArgumentException noAddress) {
            return Set.of();
        }
    }

    private Known known() {
        var now = clock.instant();
        if (!now.isBefore(known.until())) known = new Known(register.newest(), now.plus(FRESH));
        return known;
    }
}
