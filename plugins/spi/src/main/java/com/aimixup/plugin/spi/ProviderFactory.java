package com.aimixup.plugin.spi;

/**
 * The entry of a plugin, found by {@link java.util.ServiceLoader}; needs a public constructor
 * without parameters that does nothing but return.
 */
public interface ProviderFactory {

    /**
     * The major version of this port that a plugin is written for: 1 means any 1.x. A host takes
     * plugins of its own major version only.
     */
    int SPI_VERSION = 1;

    /** The version of the SPI that the plugin was compiled for: return {@link #SPI_VERSION}. */
    int spiVersion();

    /**
     * Lower-case letters, digits and hyphens, at most 32, e.g. {@code "openai"}. It is stored with
     * every answer and in the price book, so it never changes.
     */
    String id();

    /** Called once for a provider's life. Must return quickly and must not use the network. */
    Provider create(ProviderContext context);
}
