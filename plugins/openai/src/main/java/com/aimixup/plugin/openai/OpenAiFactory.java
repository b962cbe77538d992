package com.aimixup.plugin.openai;

import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderContext;
import com.aimixup.plugin.spi.ProviderFactory;

/** How the host finds OpenAI. */
public final class OpenAiFactory implements ProviderFactory {

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public String id() {
        return "openai";
    }

    @Override
    public Provider create(ProviderContext context) {
        return new OpenAiProvider(context);
    }
}
