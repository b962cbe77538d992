package com.aimixup.bootstrap;

import com.aimixup.adapter.plugins.PluginHost;
import com.aimixup.adapter.plugins.ProviderHealth.State;
import com.aimixup.application.providers.Providers.Listing;
import com.aimixup.application.providers.VettedProviders;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** In one word each, how the providers are. None of it makes the server unready. */
public final class ProviderStates {
    private static final String NOT_ACCEPTED = "not-accepted";
    private static final String QUARANTINED = "quarantined";

    private ProviderStates() {}

    /** By id, or by name of file where there is no id. Waits for nothing. */
    public static Map<String, String> of(PluginHost host, VettedProviders vetted) {
        var states = new TreeMap<String, String>();
        var accepted = vetted.acceptedAtLastLook();
        for (var health : host.health())
            states.put(health.id(), accepted.contains(health.id())
                    ? health.state().code() : NOT_ACCEPTED);
        for (var listing : host.all())
            if (listing instanceof Listing.Quarantined(var name, _))
                states.putIfAbsent(name.replaceAll("[^\\w.-]", "_"), QUARANTINED);
        return states;
    }

    /** For the metrics; nothing here is about a person. */
    static Map<String, Long> measures(PluginHost host, VettedProviders vetted) {
        var measures = new HashMap<String, Long>();
        of(host, vetted).forEach((id, state) -> {
            var provider = "{provider=\"" + id + "\"";
            measures.put("aimixup_provider_state" + provider + ",state=\"" + state + "\"}", 1L);
            measures.put("aimixup_provider_up" + provider + "}",
                    state.equals(State.UP.code()) ? 1L : 0L);
        });
        for (var health : host.health()) {
            var labels = "{provider=\"" + health.id() + "\"}";
            measures.put("aimixup_provider_calls_running" + labels, (long) health.running());
            measures.put("aimixup_provider_retries" + labels, health.retries());
            measures.put("aimixup_provider_models_resting" + labels,
                    (long) health.resting().size());
            measures.put("aimixup_provider_bytes_sent" + labels, health.bytesSent());
            measures.put("aimixup_provider_bytes_got" + labels, health.bytesGot());
            measures.put("aimixup_provider_egress_refusals" + labels, health.refusals());
        }
        return measures;
    }
}
