package com.aimixup.adapter.plugins;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses are out in the world. Read with the JDK's own parser, because that is the one the
 * HTTP client reads with: a second parser with another opinion would be a hole.
 */
final class Addresses {
    /** One number of an address as people write it, without the leading zeros of octal. */
    private static final String BYTE = "(0|[1-9]\\d{0,2})";
    private static final String DOTTED = BYTE + "(\\." + BYTE + "){3}";
    private static final String NUMERIC_END = "(.*\\.)?(\\d+|0[xX][0-9a-fA-F]*)\\.?";

    /** A block of addresses; {@code prefix} is an address of it, {@code bits} how many count. */
    private record Block(InetAddress prefix, int bits) {
        static Block of(String prefix, int bits) {
            return new Block(InetAddress.ofLiteral(prefix), bits);
        }

        boolean holds(InetAddress address) {
            var one = prefix.getAddress();
            var other = address.getAddress();
            if (one.length != other.length) return false;
            for (var bit = 0; bit < bits; bit++) {
                var mask = 0x80 >> (bit & 7);
                if (((one[bit >> 3] ^ other[bit >> 3]) & mask) != 0) return false;
            }
            return true;
        }
    }

    /** IANA's special-purpose registries, but for what {@link InetAddress} knows by itself. */
    private static final List<Block> SPECIAL = List.of(
            Block.of("0.0.0.0", 8), Block.of("100.64.0.0", 10), Block.of("192.0.0.0", 24),
            Block.of("192.0.2.0", 24), Block.of("192.88.99.0", 24), Block.of("198.18.0.0", 15),
            Block.of("198.51.100.0", 24), Block.of("203.0.113.0", 24), Block.of("240.0.0.0", 4),
            // Of IPv6: Teredo and its neighbours, documentation, 6to4 (holds an IPv4 address).
            Block.of("2001::", 23), Block.of("2001:db8::", 32), Block.of("2002::", 16),
            Block.of("3fff::", 20));
    /** All of IPv6 that is given out; NAT64, mapped, unique local, link-local lie outside. */
    private static final Block GLOBAL_IPV6 = Block.of("2000::", 3);

    private Addresses() {}

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress()
                || address.isLinkLocalAddress() || address.isSiteLocalAddress()
                || address.isMulticastAddress()) return false;
        if (SPECIAL.stream().anyMatch(block -> block.holds(address))) return false;
        return switch (address) {
            case Inet4Address _ -> true;
            case Inet6Address _ -> GLOBAL_IPV6.holds(address);
            default -> false;
        };
    }

    /** Whether it is an address and no name, however it is written. */
    static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || host.matches(NUMERIC_END);
    }

    /** Empty unless it is written in the one way that nobody can misread. */
    static Optional<InetAddress> literal(String host) {
        if (host.indexOf(':') < 0 && !host.matches(DOTTED)) return Optional.empty();
        if (host.indexOf('%') >= 0) return Optional.empty(); // a zone is of this machine
        try {
            var address = InetAddress.ofLiteral(host);
            // An IPv4 address inside an IPv6 one comes back as IPv4: not what was written.
            var disguised = host.indexOf(':') >= 0 && address instanceof Inet4Address;
            return disguised ? Optional.empty() : Optional.of(address);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
