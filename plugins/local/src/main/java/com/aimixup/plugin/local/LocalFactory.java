package com.aimixup.plugin.local;

import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderContext;
import com.aimixup.plugin.spi.ProviderFactory;

/** How the host finds the models in the house. */
public final class LocalFactory implements ProviderFactory {

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public String id() {
        return "local";
    }

    @Override
    public Provider create(ProviderContext context) {
        return new LocalProvider(context);
    }
}
