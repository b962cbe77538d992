package com.aimixup.adapter.plugins;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;

/**
 * One plugin's way to the network. A client of its own, so that none can end or fill another's.
 * This is the place for the gate that refuses hosts which the provider's facts do not name.
 */
final class Egress implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private HttpClient client; // made when it is first asked for: many plugins never do
    private boolean closed;

    synchronized HttpClient client() {
        if (closed) throw new IllegalStateException("the plugin is closed");
        if (client == null) {
            client = HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();
        }
        return client;
    }

    /** Cuts the connections that are open. */
    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) client.shutdownNow();
    }
}
