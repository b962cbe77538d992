package com.aimixup.domain.access;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Where a request comes from, as far as it counts for limits: one IPv4 address, or the 64 bits of
 * an IPv6 address that its network gives, since whoever has one of those has them all.
 */
public record Origin(Kind kind, long network) {

    public enum Kind { IPV4, IPV6, UNKNOWN }

    /** All whose address cannot be told count as one. */
    public static final Origin UNKNOWN = new Origin(Kind.UNKNOWN, 0);

    public static Origin of(Optional<InetAddress> address) {
        return address.map(Origin::of).orElse(UNKNOWN);
    }

    private static Origin of(InetAddress address) {
        var bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet4Address ? new Origin(Kind.IPV4, bytes.getInt())
                : new Origin(Kind.IPV6, bytes.getLong());
    }

    public byte[] bytes() {
        return ByteBuffer.allocate(Byte.BYTES + Long.BYTES).put((byte) kind.ordinal())
                .putLong(network).array();
    }

    /** An address tells where somebody is. */
    @Override
    public String toString() {
        return "Origin[private]";
    }
}
