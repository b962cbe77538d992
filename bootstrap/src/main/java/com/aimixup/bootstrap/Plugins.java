package com.aimixup.bootstrap;

import com.aimixup.adapter.plugins.EgressAllowance;
import com.aimixup.adapter.plugins.Outside;
import com.aimixup.adapter.plugins.PluginFolder;
import com.aimixup.adapter.plugins.PluginHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The provider jars of the operator's folder. */
public final class Plugins {
    private Plugins() {}

    /** As they lie there now. */
    public static PluginHost load(Settings settings, Surroundings world) {
        return PluginHost.start(settings.path(Setting.PLUGINS), outside(settings, world));
    }

    public static PluginFolder folder(Settings settings) {
        return new PluginFolder(settings.path(Setting.PLUGINS));
    }

    /** One jar, from wherever it lies, in a host of its own. */
    public static Trial tryOut(Path jar, Settings settings, Surroundings world)
            throws IOException {
        if (!Files.isRegularFile(jar)) throw new Refusal("there is no file " + jar);
        var folder = Files.createTempDirectory("aimixup-check-");
        var copy = folder.resolve("checked.jar");
        Files.copy(jar, copy);
        return new Trial(PluginHost.start(folder, outside(settings, world)), folder, copy);
    }

    /** A jar that is being looked at. */
    public record Trial(PluginHost host, Path folder, Path copy) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            host.close();
            Files.deleteIfExists(copy);
            Files.deleteIfExists(folder);
        }
    }

    /** How each provider is doing, for the metrics; nothing here is about a person. */
    static Map<String, Long> measures(PluginHost host) {
        var measures = new HashMap<String, Long>();
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

    private static Outside outside(Settings settings, Surroundings world) {
        return new Outside(settings::provider, allowance(settings), world.random(), world.clock());
    }

    private static EgressAllowance allowance(Settings settings) {
        try {
            return EgressAllowance.parse(settings.text(Setting.EGRESS_ALLOW));
        } catch (IllegalArgumentException malformed) {
            throw new Refusal("the setting " + Setting.EGRESS_ALLOW.variable()
                    + " must be a list of host or host:port, separated by commas", malformed);
        }
    }
}
