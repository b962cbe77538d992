package com.aimixup.adapter.plugins;

import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;

/** Lets the JDK resolve every name through {@link GuardedNames}; found by service file. */
public final class GuardedResolution extends InetAddressResolverProvider {

    @Override
    public InetAddressResolver get(Configuration configuration) {
        return GuardedNames.ALL.over(configuration.builtinResolver());
    }

    @Override
    public String name() {
        return "aimixup";
    }
}
