/**
 * What an AI provider is, for AiMixUp and for strangers who write one. No dependency but the JDK.
 *
 * <p>A plugin is a jar with a {@link com.aimixup.plugin.spi.ProviderFactory} named in {@code
 * META-INF/services}. The host loads each jar in a class loader of its own and hands the provider
 * what it may use through {@link com.aimixup.plugin.spi.ProviderContext}.
 *
 * <p>This is version 1.0. Within version 1 it only grows: what is here stays as it is, new methods
 * have a body, and a plugin that was written for an earlier 1.x goes on working. What a plugin
 * must implement is {@link com.aimixup.plugin.spi.ProviderFactory} and {@link
 * com.aimixup.plugin.spi.Provider}; all else is handed to it or made by it.
 */
package com.aimixup.plugin.spi;
