package com.aimixup.adapter.plugins;

import com.aimixup.plugin.spi.ProviderContext;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.Optional;

/** What one provider is handed. */
record HostContext(String provider, ProviderSettings settings, Egress egress, InstantSource clock)
        implements ProviderContext {

    @Override
    public HttpClient http() {
        return egress.client();
    }

    @Override
    public Optional<String> setting(String name) {
        return settings.find(provider, name);
    }
}
