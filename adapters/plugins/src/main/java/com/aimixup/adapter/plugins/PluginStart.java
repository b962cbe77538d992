package com.aimixup.adapter.plugins;

import com.aimixup.adapter.plugins.PluginFolder.PluginFiles;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderFacts;
import com.aimixup.plugin.spi.ProviderFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One plugin being started. Its code runs in a platform thread here, unlike in all later calls: a
 * constructor that spins for ever would keep a carrier of the virtual threads for itself.
 */
final class PluginStart {
    private static final String ID = "[a-z0-9-]{1,32}";

    sealed interface Result {
        record Created(String id, Provider provider, ProviderFacts facts, PluginLoader loader,
                Egress egress) implements Result {}

        /** {@code name} is the plugin's id if it told one, else that of its file. */
        record Refused(String name, String reason) implements Result {}
    }

    private final PluginFiles files;
    private final Outside outside;
    private final boolean gated = GuardedNames.areInForce(); // before the plugin's code runs
    private final Egress egress;
    private final CompletableFuture<Result> result = new CompletableFuture<>();
    private final long begun = System.nanoTime();
    private Optional<Thread> thread = Optional.empty();
    private volatile String name;
    private volatile String step = "reading its service file";

    private PluginStart(PluginFiles files, Outside outside) {
        this.files = files;
        this.outside = outside;
        this.name = files.name();
        this.egress = new Egress(files.name());
    }

    static PluginStart begin(PluginFiles files, Outside outside) {
        var start = new PluginStart(files, outside);
        start.begin();
        return start;
    }

    private void begin() {
        if (files.jars().isEmpty()) {
            result.complete(refused("holds no jar"));
            return;
        }
        try {
            var opened = PluginLoader.open(files);
            var run = Thread.ofPlatform().daemon().name("plugin-start-" + files.name())
                    .unstarted(() -> run(opened));
            run.setContextClassLoader(opened.classes());
            run.start();
            thread = Optional.of(run);
        } catch (IOException e) {
            result.complete(refused("cannot be read as a jar"));
        }
    }

    /** Waits until the time since the beginning reaches the limit; what comes later is closed. */
    Result await(Duration limit) {
        var left = limit.toNanos() - (System.nanoTime() - begun);
        try {
            result.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            result.complete(refused(step + " took longer than " + limit.toMillis() + " ms"));
        } catch (InterruptedException e) {
            result.complete(refused("start was interrupted"));
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new AssertionError("is only completed with results", e);
        }
        var end = result.join();
        if (end instanceof Result.Refused) {
            thread.ifPresent(Thread::interrupt);
            egress.close();
        }
        return end;
    }

    private void run(PluginLoader opened) {
        try {
            var end = create(opened);
            var tooLate = !result.complete(end);
            if (tooLate && end instanceof Result.Created created) created.provider().close();
        } catch (Throwable e) { // a plugin may throw anything; its message may quote a setting
            result.complete(refused(why(e)));
        } finally {
            // Not before: a plugin that was given up on still needs its classes to end.
            if (result.join() instanceof Result.Refused) opened.close();
        }
    }

    private String why(Throwable failure) {
        return failure instanceof ServiceConfigurationError && failure.getCause() == null
                ? "names no ProviderFactory of its own in META-INF/services"
                : step + " failed: " + root(failure).getClass().getName();
    }

    private Result create(PluginLoader opened) {
        var factories = opened.factories();
        if (factories.isEmpty()) return refused("names no provider in META-INF/services");
        if (factories.size() > 1) return refused("names more than one provider");
        step = "its constructor";
        var factory = factories.getFirst().get();
        step = "telling its version and id";
        var version = factory.spiVersion();
        if (version != ProviderFactory.SPI_VERSION) {
            return refused("is written for version " + version + " of the provider port, not "
                    + ProviderFactory.SPI_VERSION);
        }
        var id = factory.id();
        if (id == null || !id.matches(ID)) return refused("has an id that is none");
        name = id;
        step = "creating its provider";
        var provider = factory.create(new HostContext(id, outside.settings(), egress,
                outside.clock()));
        if (provider == null) return refused("created no provider");
        step = "telling its facts";
        return withFacts(id, provider, opened);
    }

    private Result withFacts(String id, Provider provider, PluginLoader opened) {
        var facts = provider.facts();
        var fault = fault(facts);
        if (fault.isEmpty()) {
            egress.open(new EgressRules(facts, outside.allowance(),
                    () -> outside.settings().find(id, "base_url")));
            return new Result.Created(id, provider, facts, opened, egress);
        }
        provider.close();
        return refused(fault.get());
    }

    private Optional<String> fault(ProviderFacts facts) {
        if (facts == null) return Optional.of("tells no facts");
        if (facts.trainsOnData()) return Optional.of("trains on the data it is given");
        if (!facts.hosts().isEmpty() && !gated)
            return Optional.of("cannot be gated: another resolver of names is installed");
        return Optional.empty();
    }

    private Result refused(String reason) {
        return new Result.Refused(name, reason);
    }

    private static Throwable root(Throwable e) {
        return e.getCause() == null ? e : root(e.getCause());
    }
}
