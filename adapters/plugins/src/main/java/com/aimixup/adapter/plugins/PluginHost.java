package com.aimixup.adapter.plugins;

import com.aimixup.adapter.plugins.PluginFolder.PluginFiles;
import com.aimixup.adapter.plugins.PluginStart.Result;
import com.aimixup.adapter.plugins.SupervisedProvider.Limits;
import com.aimixup.application.providers.Providers;
import com.aimixup.plugin.spi.Provider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The plugins of one folder, each started or set aside with a reason; follows its changes. */
public final class PluginHost implements Providers, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PluginHost.class.getName());
    private static final Duration LOOK = Duration.ofMillis(500);

    /**
     * What came of one file or folder.
     *
     * @param print what it looked like when it was last tried
     * @param plugin may be of an earlier version, if what lies there now was refused
     */
    private record Slot(String print, Optional<Plugin> plugin, Optional<Listing.Quarantined> no) {}

    private final PluginFolder folder;
    private final Outside outside;
    private final Limits limits;
    private final Map<String, String> lastPrints = new HashMap<>(); // guarded by this
    private volatile Map<String, Slot> slots = Map.of(); // never changed, only replaced
    private volatile Optional<Thread> watch = Optional.empty();
    private volatile boolean closed;

    private PluginHost(Path folder, Outside outside, Limits limits) {
        this.folder = new PluginFolder(folder);
        this.outside = outside;
        this.limits = limits;
    }

    /** Starts all at once and waits for the slowest, at most some seconds. */
    public static PluginHost start(Path folder, Outside outside) {
        return start(folder, outside, Limits.USUAL);
    }

    static PluginHost start(Path folder, Outside outside, Limits limits) {
        JarCopies.sweep();
        var host = new PluginHost(folder, outside, limits);
        host.tryAll(host.folder.scan());
        return host;
    }

    /** From now on follows what is put into the folder, exchanged there or taken away. */
    public PluginHost watch() {
        watch = Optional.of(Thread.ofVirtual().name("plugin-watch").start(() -> {
            while (!closed) {
                try {
                    Thread.sleep(LOOK);
                    refresh();
                } catch (InterruptedException e) {
                    return;
                } catch (RuntimeException e) { // such as a folder that cannot be read just now
                    LOG.log(System.Logger.Level.WARNING, "plugin.watch-failed", e);
                }
            }
        }));
        return this;
    }

    /** Looks once. What changed since the last look may still be being written: it waits. */
    synchronized void refresh() {
        if (closed) return;
        var found = folder.scan();
        var names = found.stream().map(PluginFiles::name).toList();
        var gone = slots.keySet().stream().filter(name -> !names.contains(name)).toList();
        gone.forEach(this::take);
        // An id may have become free.
        if (!gone.isEmpty()) slots.forEach((name, slot) -> {
            if (slot.plugin().isEmpty()) take(name);
        });
        var due = found.stream()
                .filter(files -> !Optional.ofNullable(slots.get(files.name())).map(Slot::print)
                        .equals(Optional.of(files.print())))
                .filter(files -> files.print().equals(lastPrints.get(files.name())))
                .toList();
        lastPrints.clear();
        found.forEach(files -> lastPrints.put(files.name(), files.print()));
        if (!due.isEmpty()) tryAll(due);
    }

    private synchronized void tryAll(List<PluginFiles> all) {
        var starts = all.stream()
                .map(files -> Map.entry(files, PluginStart.begin(files, outside))).toList();
        var started = new ArrayList<Plugin>();
        for (var start : starts) {
            var files = start.getKey();
            switch (start.getValue().await(limits.start())) {
                case Result.Refused(var name, var reason) -> refuse(files, name, reason);
                case Result.Created created -> {
                    var plugin = plugin(created);
                    if (isTaken(plugin.id(), files.name())) {
                        plugin.close();
                        refuse(files, files.name(), "has the id " + plugin.id()
                                + ", which another has");
                    } else {
                        started.add(plugin);
                        put(files.name(), new Slot(files.print(), Optional.of(plugin),
                                Optional.empty()));
                    }
                }
            }
        }
        atOnce(started, plugin -> plugin.provider().askForModels());
        started.forEach(plugin -> LOG.log(System.Logger.Level.INFO,
                "plugin.started id={0} models={1}", plugin.id(),
                plugin.provider().models().size()));
    }

    private void refuse(PluginFiles files, String name, String reason) {
        LOG.log(System.Logger.Level.WARNING, "plugin.quarantined name={0} reason={1}",
                name, reason);
        var before = Optional.ofNullable(slots.get(files.name())).flatMap(Slot::plugin);
        var next = new TreeMap<>(slots);
        next.put(files.name(), new Slot(files.print(), before,
                Optional.of(new Listing.Quarantined(name, reason))));
        slots = next;
    }

    private boolean isTaken(String id, String byOtherThan) {
        return slots.entrySet().stream().anyMatch(slot -> !slot.getKey().equals(byOtherThan)
                && slot.getValue().plugin().filter(plugin -> plugin.id().equals(id)).isPresent());
    }

    private void put(String name, Slot slot) {
        var next = new TreeMap<>(slots);
        var before = Optional.ofNullable(next.put(name, slot));
        slots = next;
        before.flatMap(Slot::plugin).ifPresent(this::retire);
    }

    private void take(String name) {
        var next = new TreeMap<>(slots);
        var before = Optional.ofNullable(next.remove(name));
        slots = next;
        before.flatMap(Slot::plugin).ifPresent(this::retire);
    }

    /** Beside us: its running calls may take minutes. */
    private void retire(Plugin plugin) {
        Thread.ofVirtual().name("plugin-retire").start(() -> {
            plugin.retire();
            LOG.log(System.Logger.Level.INFO, "plugin.retired id={0}", plugin.id());
        });
    }

    @Override
    public List<Listing> all() {
        var now = slots.values();
        var listings = new ArrayList<Listing>();
        active(now).values().forEach(plugin -> listings.add(new Listing.Active(plugin.id(),
                plugin.provider().facts(), plugin.provider().models())));
        now.forEach(slot -> slot.no().ifPresent(listings::add));
        return listings;
    }

    @Override
    public Optional<Provider> find(String id) {
        return slots.values().stream().flatMap(slot -> slot.plugin().stream())
                .filter(plugin -> plugin.id().equals(id)).<Provider>map(Plugin::provider)
                .findFirst();
    }

    /** For metrics; sorted by id. */
    public List<ProviderHealth> health() {
        return active(slots.values()).values().stream()
                .map(plugin -> plugin.health(hasKey(plugin.id()))).toList();
    }

    private boolean hasKey(String id) {
        return outside.settings().find(id, "api_key").filter(key -> !key.isBlank()).isPresent();
    }

    /** A provider's settings were changed. */
    public void askAnew(String id) {
        slots.values().stream().flatMap(slot -> slot.plugin().stream())
                .filter(plugin -> plugin.id().equals(id))
                .forEach(plugin -> plugin.provider().askForModelsAnew());
    }

    /** Ends running calls, as the providers see fit, and gives back what the plugins held. */
    @Override
    public void close() {
        closed = true;
        watch.ifPresent(Thread::interrupt);
        Map<String, Slot> last;
        synchronized (this) {
            last = slots;
            slots = Map.of();
        }
        atOnce(active(last.values()).values(), Plugin::close);
    }

    private static Map<String, Plugin> active(Collection<Slot> slots) {
        var active = new TreeMap<String, Plugin>();
        slots.forEach(slot -> slot.plugin().ifPresent(plugin -> active.put(plugin.id(), plugin)));
        return active;
    }

    private Plugin plugin(Result.Created created) {
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
}
