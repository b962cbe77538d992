package com.aimixup.adapter.plugins;

/** A plugin that runs, with what it holds. */
record Plugin(SupervisedProvider provider, PluginLoader loader, Egress egress)
        implements AutoCloseable {

    String id() {
        return provider.id();
    }

    ProviderHealth health() {
        var attempts = provider.attempts();
        var bytes = egress.count().soFar();
        return new ProviderHealth(id(), attempts.running(), attempts.retries(),
                attempts.resting(), bytes.sent(), bytes.got(), bytes.refusals());
    }

    /** The provider first, so that it can still say goodbye. */
    @Override
    public void close() {
        provider.close();
        egress.close();
        loader.close();
    }
}
