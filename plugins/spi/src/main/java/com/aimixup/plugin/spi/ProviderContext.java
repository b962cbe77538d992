package com.aimixup.plugin.spi;

import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.Optional;

/** What the host hands to a provider. A provider uses nothing else from outside. */
public interface ProviderContext {

    /**
     * The only way to the network: reaches the hosts that {@link ProviderFacts#hosts} names and no
     * other, counts bytes, and refuses redirects elsewhere.
     */
    HttpClient http();

    /**
     * A setting by its short name, for example {@code "api_key"} or {@code "base_url"}. Ask again
     * at each call and keep no copy: the operator may replace a key at any time.
     */
    Optional<String> setting(String name);

    InstantSource clock();
}
