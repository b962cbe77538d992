package com.aimixup.adapter.plugins;

import java.time.Duration;

/** A plugin that runs, with what it holds. */
record Plugin(SupervisedProvider provider, PluginLoader loader, Egress egress)
        implements AutoCloseable {
    /** Longer than an answer may take. */
    private static final Duration DRAIN = Duration.ofMinutes(10);

    String id() {
        return provider.id();
    }

    ProviderHealth health(boolean hasKey) {
        var attempts = provider.attempts();
        var bytes = egress.count().soFar();
        return new ProviderHealth(id(), provider.state(hasKey), attempts.running(),
                attempts.retries(), attempts.resting(), bytes.sent(), bytes.got(),
                bytes.refusals());
    }

    /** Lets running calls end, but no new one begin, and closes it. */
    void retire() {
        try {
            provider.attempts().drained(DRAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    /** The provider first, so that it can still say goodbye. */
    @Override
    public void close() {
        provider.close();
        egress.close();
        loader.close();
    }
}
