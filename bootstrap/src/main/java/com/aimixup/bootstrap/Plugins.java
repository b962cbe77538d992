package com.aimixup.bootstrap;

import com.aimixup.adapter.plugins.PluginHost;

/** The provider jars of the operator's folder. */
public final class Plugins {
    private Plugins() {}

    public static PluginHost load(Settings settings, Surroundings world) {
        return PluginHost.start(settings.path(Setting.PLUGINS), settings::provider, world.clock());
    }
}
