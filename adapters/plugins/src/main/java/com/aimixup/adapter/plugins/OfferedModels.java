package com.aimixup.adapter.plugins;

import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.Provider;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
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

    private boolean isAged() {
        return clock.instant().isAfter(told.askAgain());
    }

    /** What it told before stays if it fails. */
    private void refresh() {
        try {
            var answer = calls.get().run(() -> List.copyOf(plugin.models()), limit).value();
            var next = clock.instant().plus(answer.isPresent() ? FRESH : RETRY);
            told = new Told(answer.orElse(told.models()), next);
        } finally {
            asking.set(false);
        }
    }
}
