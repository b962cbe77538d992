package com.aimixup.plugin.tck;

import com.aimixup.plugin.spi.ProviderContext;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What a provider under test is handed. Settings may be changed while it lives. */
public final class Surroundings implements ProviderContext, AutoCloseable {
    private final Map<String, String> settings;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public Surroundings(Map<String, String> settings) {
        this.settings = new ConcurrentHashMap<>(settings);
    }

    public void set(String name, String value) {
        settings.put(name, value);
    }

    public void unset(String name) {
        settings.remove(name);
    }

    @Override
    public HttpClient http() {
        return http;
    }

    @Override
    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
