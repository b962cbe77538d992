package com.aimixup.application.providers;

import com.aimixup.plugin.spi.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Providers that are there from the beginning and stay. */
public final class FixedProviders implements Providers {
    private final Map<String, Provider> active;
    private final List<Listing.Quarantined> quarantined;

    public FixedProviders(Map<String, Provider> active, Listing.Quarantined... quarantined) {
        this.active = new TreeMap<>(active);
        this.quarantined = List.of(quarantined);
    }

    @Override
    public List<Listing> all() {
        var all = new ArrayList<Listing>(quarantined);
        active.forEach((id, provider) ->
                all.add(new Listing.Active(id, provider.facts(), provider.models())));
        return all;
    }

    @Override
    public Optional<Provider> find(String id) {
        return Optional.ofNullable(active.get(id));
    }
}
