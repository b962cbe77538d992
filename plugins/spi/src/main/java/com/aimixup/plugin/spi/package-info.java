/**
 * What an AI provider is, for AiMixUp and for strangers who write one. No dependency but the JDK.
 *
 * <p>A plugin is a jar with a {@link com.aimixup.plugin.spi.ProviderFactory} named in {@code
 * META-INF/services}. The host loads each jar in a class loader of its own and hands the provider
 * what it may use through {@link com.aimixup.plugin.spi.ProviderContext}.
 */
package com.aimixup.plugin.spi;
