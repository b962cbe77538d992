package com.aimixup.plugin.gemini;

import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderContext;
import com.aimixup.plugin.spi.ProviderFactory;

/** How the host finds Gemini. */
public final class GeminiFactory implements ProviderFactory {

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public String id() {
        return "gemini";
    }

    @Override
    public Provider create(ProviderContext context) {
        return new GeminiProvider(context);
    }
}
