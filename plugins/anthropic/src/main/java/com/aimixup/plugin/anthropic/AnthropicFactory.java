package com.aimixup.plugin.anthropic;

import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderContext;
import com.aimixup.plugin.spi.ProviderFactory;

/** How the host finds Anthropic. */
public final class AnthropicFactory implements ProviderFactory {

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public String id() {
        return "anthropic";
    }

    @Override
    public Provider create(ProviderContext context) {
        return new AnthropicProvider(context);
    }
}
