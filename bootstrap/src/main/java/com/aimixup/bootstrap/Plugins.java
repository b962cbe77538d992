package com.aimixup.bootstrap;

import com.aimixup.adapter.plugins.EgressAllowance;
import com.aimixup.adapter.plugins.Outside;
import com.aimixup.adapter.plugins.PluginCheck;
import com.aimixup.adapter.plugins.PluginFolder;
import com.aimixup.adapter.plugins.PluginHost;
import com.aimixup.adapter.plugins.ProviderSettings;
import com.aimixup.adapter.vault.ProviderKeys;
import com.aimixup.application.providers.VettedProviders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The provider jars of the operator's folder. */
public final class Plugins {
    private Plugins() {}

    /** As they lie there now, with the settings of the environment alone. */
    public static PluginHost load(Settings settings, Surroundings world) {
        return PluginHost.start(settings.path(Setting.PLUGINS), outside(settings, world));
    }

    /** A key that was stored wins over one of the environment: it can be replaced any time. */
    public static PluginHost load(Settings settings, ProviderKeys keys, Surroundings world) {
        keys.refresh();
        return PluginHost.start(settings.path(Setting.PLUGINS), outside((id, name) ->
                Optional.of(name).filter("api_key"::equals).flatMap(_ -> keys.find(id))
                        .or(() -> settings.provider(id, name)), settings, world));
    }

    /** With the operator's word on whom to use. */
    public static VettedProviders vetted(PluginHost host, Settings settings, Stores stores,
            Surroundings world) {
        return new VettedProviders(host, stores.register(),
                id -> settings.provider(id, "base_url"), world.clock());
    }

    public static PluginFolder folder(Settings settings) {
        return new PluginFolder(settings.path(Setting.PLUGINS));
    }

    /** A jar or a folder of jars, from wherever it lies, in no use yet. */
    public static void check(Path plugin, Optional<Path> tests, Settings settings,
            Surroundings world, Consumer<PluginCheck.Line> heard) throws InterruptedException {
        PluginCheck.minimum(plugin, outside(settings, world), heard);
        if (tests.isEmpty()) return;
        try {
            PluginCheck.tests(plugin, tests.get(), settings.path(Setting.KIT), heard);
        } catch (IOException noKit) {
            throw new Refusal(noKit.getMessage() + ", which " + Setting.KIT.variable() + " names",
                    noKit);
        }
    }

    private static Outside outside(Settings settings, Surroundings world) {
        return outside(settings::provider, settings, world);
    }

    private static Outside outside(ProviderSettings providers, Settings settings,
            Surroundings world) {
        return new Outside(providers, allowance(settings), world.random(), world.clock());
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
