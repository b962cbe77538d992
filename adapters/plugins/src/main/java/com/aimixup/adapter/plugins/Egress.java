package com.aimixup.adapter.plugins;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * One plugin's way to the network, and the gate in it. A client of its own, so that none can end or
 * fill another's. Shut until the provider has told its facts.
 */
final class Egress implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Egress.class.getName());
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final String plugin;
    private final EgressCount count = new EgressCount();
    private volatile Optional<EgressRules> rules = Optional.empty();
    private Set<String> guarded = Set.of();
    private Optional<HttpClient> client = Optional.empty(); // many plugins never ask for it
    private boolean closed;

    Egress(String plugin) {
        this.plugin = plugin;
    }

    synchronized HttpClient client() {
        if (closed) throw new IllegalStateException("the plugin is closed");
        if (client.isEmpty()) client = Optional.of(new GatedClient(connecting(), this));
        return client.get();
    }

    /** Opens the gate as far as the rules say. */
    synchronized void open(EgressRules rules) {
        if (closed) return;
        GuardedNames.ALL.release(guarded);
        guarded = rules.guardedNames();
        GuardedNames.ALL.guard(guarded);
        this.rules = Optional.of(rules);
    }

    /** The address is not logged: a plugin might have put words into it. */
    void check(URI uri) throws EgressRefused {
        var refusal = rules.map(known -> known.refusal(uri)).orElse(Optional.of("not-started"));
        if (refusal.isEmpty()) return;
        count.refuse();
        LOG.log(System.Logger.Level.WARNING, "egress.refused plugin={0} code={1}",
                plugin, refusal.get());
        throw new EgressRefused(refusal.get());
    }

    EgressCount count() {
        return count;
    }

    /** Cuts the connections that are open. */
    @Override
    public synchronized void close() {
        closed = true;
        rules = Optional.empty();
        GuardedNames.ALL.release(guarded);
        guarded = Set.of();
        client.ifPresent(HttpClient::shutdownNow);
    }

    /** No proxy: it would resolve the names, and could lead anywhere. */
    private static HttpClient connecting() {
        return HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }
}
