package com.aimixup.launcher;

import com.aimixup.application.providers.Providers.Listing;
import com.aimixup.bootstrap.Backend;
import com.aimixup.bootstrap.Plugins;
import com.aimixup.bootstrap.ProviderStates;
import com.aimixup.bootstrap.Setting;
import com.aimixup.bootstrap.Settings;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What each provider jar is: whether it starts, is accepted, and how a running server finds it. */
final class PluginList {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private PluginList() {}

    static int run(Command.Context context) throws InterruptedException {
        var settings = context.settings().get();
        var world = context.surroundings().get();
        var running = fromTheServer(settings);
        try (var backend = Backend.join(settings, world);
                var host = Plugins.load(settings, backend.providerKeys(), world)) {
            var vetted = Plugins.vetted(host, settings, backend.stores(), world);
            vetted.all();
            var states = ProviderStates.of(host, vetted);
            var quarantined = 0;
            for (var listing : host.all())
                switch (listing) {
                    case Listing.Active(var id, var facts, var models) ->
                            context.terminal().out().printf("%-16s %s, %d models, %s (%s)%s%n",
                                    id, words(states.get(id), id), models.size(),
                                    facts.legalName(), facts.country(),
                                    running.containsKey(id)
                                            ? "; the server says: " + running.get(id) : "");
                    case Listing.Quarantined(var id, var reason) -> {
                        context.terminal().out().printf("%-16s QUARANTINED: %s%n", id, reason);
                        quarantined++;
                    }
                }
            return quarantined == 0 ? 0 : 1;
        }
    }

    private static String words(String state, String id) {
        return switch (state) {
            case "up" -> "active, accepted";
            case "not-accepted" -> "active, NOT ACCEPTED (./aimixup plugin accept " + id + ")";
            case "no-key" -> "active, accepted, no key (./aimixup plugin key " + id + ")";
            case "bad-key" -> "active, accepted, its key is refused";
            default -> "active, accepted, " + state;
        };
    }

    /** What a server of these settings says beside its readiness; nothing if there is none. */
    private static Map<String, String> fromTheServer(Settings settings)
            throws InterruptedException {
        var states = new HashMap<String, String>();
        var port = settings.port(Setting.OBSERVE_PORT);
        if (port == 0) return states;
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var answer = http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port
                            + "/observe/health/ready")).timeout(PATIENCE).build(),
                    BodyHandlers.ofString());
            new ObjectMapper().readTree(answer.body()).path("providers").properties()
                    .forEach(entry -> states.put(entry.getKey(), entry.getValue().asText()));
        } catch (IOException none) {
            return Map.of();
        }
        return states;
    }
}
