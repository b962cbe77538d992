package com.aimixup.adapter.plugins;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Host and port of an address, each in one spelling; {@code host} has no brackets. */
record EgressTarget(String host, int port) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** Empty unless it is plain http or https to a host, with nobody's name before it. */
    static Optional<EgressTarget> of(URI uri) {
        if (uri == null || uri.getScheme() == null || uri.getHost() == null
                || uri.getRawUserInfo() != null || uri.getRawAuthority().indexOf('@') >= 0) {
            return Optional.empty();
        }
        var host = normalized(uri.getHost());
        if (host.isEmpty()) return Optional.empty();
        return switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
            case "http" -> Optional.of(new EgressTarget(host, port(uri, HTTP)));
            case "https" -> Optional.of(new EgressTarget(host, port(uri, HTTPS)));
            default -> Optional.empty();
        };
    }

    /** The same name written in another way. */
    static String normalized(String host) {
        var name = host.strip().toLowerCase(Locale.ROOT);
        if (name.startsWith("[") && name.endsWith("]")) name = name.substring(1, name.length() - 1);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    boolean isUsualPort() {
        return port == HTTPS;
    }

    private static int port(URI uri, int usual) {
        return uri.getPort() < 0 ? usual : uri.getPort();
    }
}
