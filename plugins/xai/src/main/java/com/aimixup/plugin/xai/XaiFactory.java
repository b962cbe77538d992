package com.aimixup.plugin.xai;

import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderContext;
import com.aimixup.plugin.spi.ProviderFactory;

/** How the host finds xAI. */
public final class XaiFactory implements ProviderFactory {

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public String id() {
        return "xai";
    }

    @Override
    public Provider create(ProviderContext context) {
        return new XaiProvider(context);
    }
}
