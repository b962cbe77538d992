package com.aimixup.adapter.plugins;

import com.aimixup.adapter.plugins.PluginStart.Result;
import com.aimixup.adapter.plugins.SupervisedProvider.Limits;
import com.aimixup.application.providers.Providers;
import com.aimixup.plugin.spi.Provider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The plugins of one folder, each started or set aside with a reason. */
public final class PluginHost implements Providers, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PluginHost.class.getName());

    /** Never changed, only replaced. */
    private record State(Map<String, Plugin> active, List<Listing.Quarantined> quarantined) {}

    private volatile State state;

    private PluginHost(State state) {
        this.state = state;
    }

    /** Starts all at once and waits for the slowest, at most some seconds. */
    public static PluginHost start(Path folder, Outside outside) {
        return start(folder, outside, Limits.USUAL);
    }

    static PluginHost start(Path folder, Outside outside, Limits limits) {
        var starts = new PluginFolder(folder).scan().stream()
                .map(files -> Map.entry(files, PluginStart.begin(files, outside)))
                .toList();
        var active = new TreeMap<String, Plugin>();
        var quarantined = new ArrayList<Listing.Quarantined>();
        for (var start : starts) {
            switch (start.getValue().await(limits.start())) {
                case Result.Refused(var name, var reason) ->
                        quarantined.add(quarantine(name, reason));
                case Result.Created created -> {
                    var plugin = plugin(created, limits, outside);
                    if (active.putIfAbsent(plugin.id(), plugin) != null) {
                        plugin.close();
                        quarantined.add(quarantine(start.getKey().name(),
                                "has the id " + plugin.id() + ", which another has"));
                    }
                }
            }
        }
        atOnce(active.values(), plugin -> plugin.provider().askForModels());
        active.values().forEach(PluginHost::report);
        return new PluginHost(new State(active, List.copyOf(quarantined)));
    }

    @Override
    public List<Listing> all() {
        var now = state;
        var listings = new ArrayList<Listing>();
        now.active().forEach((id, plugin) -> listings.add(new Listing.Active(
                id, plugin.provider().facts(), plugin.provider().models())));
        listings.addAll(now.quarantined());
        return listings;
    }

    @Override
    public Optional<Provider> find(String id) {
        return Optional.ofNullable(state.active().get(id)).map(Plugin::provider);
    }

    /** For metrics; sorted by id. */
    public List<ProviderHealth> health() {
        return state.active().values().stream().map(Plugin::health).toList();
    }

    /** Ends running calls, as the providers see fit, and gives back what the plugins held. */
    @Override
    public void close() {
        var last = state;
        state = new State(Map.of(), List.of());
        atOnce(last.active().values(), Plugin::close);
    }

    private static Plugin plugin(Result.Created created, Limits limits, Outside outside) {
        var attempts = new Attempts(Attempts.Rules.USUAL, outside.clock(), outside.random());
        var provider = new SupervisedProvider(created.id(), created.provider(), created.facts(),
                created.loader().classes(), limits, attempts, outside.clock());
        return new Plugin(provider, created.loader(), created.egress());
    }

    private static void atOnce(Collection<Plugin> plugins, Consumer<Plugin> work) {
        var threads = plugins.stream()
                .map(plugin -> Thread.startVirtualThread(() -> work.accept(plugin))).toList();
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static Listing.Quarantined quarantine(String name, String reason) {
        LOG.log(System.Logger.Level.WARNING, "plugin.quarantined name={0} reason={1}",
                name, reason);
        return new Listing.Quarantined(name, reason);
    }

    private static void report(Plugin plugin) {
        LOG.log(System.Logger.Level.INFO, "plugin.started id={0} models={1}",
                plugin.id(), plugin.provider().models().size());
    }
}
