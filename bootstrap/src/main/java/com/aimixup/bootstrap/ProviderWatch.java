package com.aimixup.bootstrap;

import com.aimixup.adapter.vault.ProviderKeys;
import com.aimixup.application.providers.VettedProviders;
import com.aimixup.application.runtime.StoreUnavailable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Consumer;

/** Lets a node notice, within seconds, what the operator changed about providers elsewhere. */
final class ProviderWatch implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ProviderWatch.class.getName());
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final ProviderKeys keys;
    private final VettedProviders vetted;
    private final Consumer<String> keyChanged;
    private final Thread thread;

    private ProviderWatch(ProviderKeys keys, VettedProviders vetted, Consumer<String> keyChanged) {
        this.keys = keys;
        this.vetted = vetted;
        this.keyChanged = keyChanged;
        this.thread = Thread.ofVirtual().name("provider-watch").unstarted(this::watch);
    }

    /** @param keyChanged hears of which provider it was */
    static ProviderWatch start(ProviderKeys keys, VettedProviders vetted,
            Consumer<String> keyChanged) {
        var watch = new ProviderWatch(keys, vetted, keyChanged);
        watch.look();
        watch.thread.start();
        return watch;
    }

    private void watch() {
        while (true) {
            try {
                Thread.sleep(LOOK);
                look();
            } catch (InterruptedException stopped) {
                return;
            } catch (StoreUnavailable away) { // what is known stays in use meanwhile
                LOG.log(Level.DEBUG, "provider-watch.store-away");
            } catch (RuntimeException failure) {
                LOG.log(Level.WARNING, "provider-watch.failed", failure);
            }
        }
    }

    private void look() {
        vetted.all();
        keys.refresh().forEach(provider -> {
            LOG.log(Level.INFO, "provider-key.changed id=" + provider);
            keyChanged.accept(provider);
        });
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
