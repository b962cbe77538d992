package com.aimixup.domain.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OriginTest {

    @Test
    void eachIpv4AddressIsOne() {
        assertEquals(origin("192.0.2.1"), origin("192.0.2.1"));
        assertNotEquals(origin("192.0.2.1"), origin("192.0.2.2"));
        assertEquals(origin("192.0.2.1"), origin("::ffff:192.0.2.1"));
    }

    @Test
    void aNetworkOfIpv6AddressesIsOne() {
        assertEquals(origin("2001:db8:1:2::1"), origin("2001:db8:1:2:ffff:ffff:ffff:ffff"));
        assertNotEquals(origin("2001:db8:1:2::1"), origin("2001:db8:1:3::1"));
    }

    @Test
    void differentOnesHaveDifferentBytes() {
        var hex = HexFormat.of();
        assertNotEquals(hex.formatHex(origin("0.0.0.0").bytes()),
                hex.formatHex(origin("::").bytes()));
        assertNotEquals(hex.formatHex(origin("0.0.0.0").bytes()),
                hex.formatHex(Origin.UNKNOWN.bytes()));
    }

    @Test
    void itDoesNotPrint() {
        assertFalse(origin("192.0.2.1").toString().matches(".*\\d.*"));
    }

    private static Origin origin(String address) {
        return Origin.of(Optional.of(InetAddress.ofLiteral(address)));
    }
}
