package com.aimixup.adapter.plugins;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the operator lets every plugin go, whatever kind of address it is. */
public final class EgressAllowance {
    public static final EgressAllowance NONE = new EgressAllowance(Set.of());

    private static final String ENTRY = "(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9.-]+)(:\\d{1,5})?";

    private final Set<String> entries;

    private EgressAllowance(Set<String> entries) {
        this.entries = entries;
    }

    /**
     * @param list {@code host} or {@code host:port}, separated by commas
     * @throws IllegalArgumentException if one is neither
     */
    public static EgressAllowance parse(String list) {
        return new EgressAllowance(Arrays.stream(list.split(",")).map(String::strip)
                .filter(entry -> !entry.isEmpty()).map(EgressAllowance::entry)
                .collect(Collectors.toUnmodifiableSet()));
    }

    boolean holds(EgressTarget target) {
        return namesWhole(target.host()) || entries.contains(key(target.host(), target.port()));
    }

    /** Whether the host is allowed on any port. */
    boolean namesWhole(String host) {
        return entries.contains(host);
    }

    /** Whether the host is allowed on at least one port. */
    boolean names(String host) {
        return namesWhole(host)
                || entries.stream().anyMatch(entry -> entry.startsWith(host + " "));
    }

    private static String entry(String text) {
        if (!text.matches(ENTRY)) throw new IllegalArgumentException("no host or host:port");
        var colon = text.lastIndexOf(':');
        if (colon < text.lastIndexOf(']')) colon = -1;
        if (colon < 0) return EgressTarget.normalized(text);
        return key(EgressTarget.normalized(text.substring(0, colon)),
                Integer.parseInt(text.substring(colon + 1)));
    }

    private static String key(String host, int port) {
        return host + " " + port;
    }
}
