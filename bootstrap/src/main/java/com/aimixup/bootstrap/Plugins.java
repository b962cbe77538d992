package com.aimixup.bootstrap;

import com.aimixup.adapter.plugins.EgressAllowance;
import com.aimixup.adapter.plugins.Outside;
import com.aimixup.adapter.plugins.PluginHost;

/** The provider jars of the operator's folder. */
public final class Plugins {
    private Plugins() {}

    public static PluginHost load(Settings settings, Surroundings world) {
        return PluginHost.start(settings.path(Setting.PLUGINS), new Outside(settings::provider,
                allowance(settings), world.random(), world.clock()));
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
