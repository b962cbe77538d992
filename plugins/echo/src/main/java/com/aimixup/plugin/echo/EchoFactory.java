package com.aimixup.plugin.echo;

import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderContext;
import com.aimixup.plugin.spi.ProviderFactory;

/** How the host finds the sandbox. */
public final class EchoFactory implements ProviderFactory {

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public String id() {
        return "echo";
    }

    @Override
    public Provider create(ProviderContext context) {
        return new EchoProvider(context);
    }
}
