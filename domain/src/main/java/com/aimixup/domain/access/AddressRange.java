package com.aimixup.domain.access;

import java.net.InetAddress;
import java.util.Optional;

/** IP addresses with the same first bits, written as {@code 192.0.2.0/24} or as one address. */
public record AddressRange(String text) {
    public static final int LENGTH_MAX = 50;

    public AddressRange {
        if (read(text).isEmpty()) throw new IllegalArgumentException("no range of addresses");
    }

    private record Parts(byte[] base, int bits) {
        @Override
        public String toString() {
            return "Parts[private]";
        }
    }

    public static Optional<AddressRange> parse(String text) {
        return read(text).map(_ -> new AddressRange(text));
    }

    public boolean contains(InetAddress address) {
        var range = read(text).orElseThrow();
        var bytes = address.getAddress();
        if (bytes.length != range.base.length) return false;
        for (var bit = 0; bit < range.bits; bit++)
            if (bit(bytes, bit) != bit(range.base, bit)) return false;
        return true;
    }

    private static int bit(byte[] bytes, int index) {
        return bytes[index / Byte.SIZE] >> Byte.SIZE - 1 - index % Byte.SIZE & 1;
    }

    /** Names are not looked up. */
    private static Optional<Parts> read(String text) {
        var slash = text.indexOf('/');
        var literal = slash < 0 ? text : text.substring(0, slash);
        try {
            var base = InetAddress.ofLiteral(literal).getAddress();
            var whole = base.length * Byte.SIZE;
            if (slash < 0) return Optional.of(new Parts(base, whole));
            var bits = text.substring(slash + 1);
            return bits.matches("\\d{1,3}") && Integer.parseInt(bits) <= whole
                    ? Optional.of(new Parts(base, Integer.parseInt(bits))) : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** Where somebody works from is theirs to tell. */
    @Override
    public String toString() {
        return "AddressRange[private]";
    }
}
