package com.aimixup.adapter.plugins;

import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderException;
import com.aimixup.plugin.spi.ProviderFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The models of one provider as it last told; asked again, beside the callers, when they age. */
final class OfferedModels {
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration RETRY = Duration.ofSeconds(30);

    private record Told(List<ModelInfo> models, Instant askAgain) {}

    private final Provider plugin;
    private final Supplier<PluginCall<List<ModelInfo>>> calls;
    private final Duration limit;
    private final InstantSource clock;
    private final AtomicBoolean asking = new AtomicBoolean();
    private final AtomicInteger wishes = new AtomicInteger();
    private volatile Optional<ProviderFailure> lastFailure = Optional.empty();
    private volatile Told told = new Told(List.of(), Instant.MIN);

    OfferedModels(Provider plugin, Supplier<PluginCall<List<ModelInfo>>> calls, Duration limit,
            InstantSource clock) {
        this.plugin = plugin;
        this.calls = calls;
        this.limit = limit;
        this.clock = clock;
    }

    /** Never waits. */
    List<ModelInfo> current() {
        if (isAged() && asking.compareAndSet(false, true)) {
            if (isAged()) Thread.startVirtualThread(this::refresh);
            else asking.set(false); // another was just faster
        }
        return told.models();
    }

    /** Waits for the plugin at most as long as the limit. */
    void ask() {
        if (asking.compareAndSet(false, true)) refresh();
    }

    /** Something has changed that may change the answer. Does not wait for it. */
    void askAnew() {
        wishes.incrementAndGet();
        if (asking.compareAndSet(false, true)) Thread.startVirtualThread(this::refresh);
    }

    /** Why the list could not be had when it was last asked for. */
    Optional<ProviderFailure> lastFailure() {
        return lastFailure;
    }

    private boolean isAged() {
        return clock.instant().isAfter(told.askAgain());
    }

    /** What it told before stays if it fails. */
    private void refresh() {
        try {
            int seen;
            do {
                seen = wishes.get();
                askOnce();
            } while (seen != wishes.get());
        } finally {
            asking.set(false);
        }
    }

    private void askOnce() {
        var failure = new AtomicReference<ProviderFailure>(new ProviderFailure.Unavailable());
        var answer = calls.get().run(() -> {
            try {
                return List.copyOf(plugin.models());
            } catch (ProviderException said) {
                failure.set(said.failure());
                throw said;
            }
        }, limit).value();
        lastFailure = answer.isPresent() ? Optional.empty() : Optional.of(failure.get());
        var next = clock.instant().plus(answer.isPresent() ? FRESH : RETRY);
        told = new Told(answer.orElse(told.models()), next);
    }
}
