package com.aimixup.plugin.local;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which addresses are in the house: this machine, and networks that nobody routes beyond it. */
final class House {
    /** A bare name, as containers have, and the endings of which no public name can be. */
    private static final Pattern NAMES = Pattern.compile("[a-z][a-z0-9_-]*"
            + "|([a-z0-9_-]+\\.)+(localhost|local|internal|lan|home\\.arpa)");

    private House() {}

    /** Looks nothing up. Link-local addresses, where clouds keep their secrets, are none. */
    static boolean contains(String host) {
        if (NAMES.matcher(host.toLowerCase(Locale.ROOT)).matches()) return true;
        try {
            var address = InetAddress.ofLiteral(host.replaceAll("^\\[|]$", ""));
            return address.isLoopbackAddress() || isPrivate(address);
        } catch (IllegalArgumentException e) {
            return false; // a name that may lead anywhere
        }
    }

    private static boolean isPrivate(InetAddress address) {
        // fec0::/10 counts as site-local in the JDK and is long withdrawn; fc00::/7 took its place.
        return address instanceof Inet6Address
                ? (address.getAddress()[0] & 0xFE) == 0xFC : address.isSiteLocalAddress();
    }
}
