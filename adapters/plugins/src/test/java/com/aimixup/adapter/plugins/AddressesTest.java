package com.aimixup.adapter.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressesTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.255.255.254", "10.0.0.1", "172.16.0.1",
            "172.31.255.255", "192.168.1.1", "169.254.169.254", "0.0.0.0", "0.1.2.3",
            "100.64.0.1", "100.127.255.255", "192.0.0.8", "192.0.2.1", "198.18.0.1",
            "198.51.100.7", "203.0.113.7", "224.0.0.1", "240.0.0.1", "255.255.255.255",
            "::1", "::", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "fe80::1",
            "fec0::1", "fc00::1", "fd12:3456::1", "ff02::1", "64:ff9b::7f00:1",
            "64:ff9b:1::1", "2001::7f00:1", "2001:db8::1", "2002:7f00:1::", "100::1", "3fff::1"})
    void anAddressThatIsNotOutInTheWorldIsNotPublic(String address) {
        assertFalse(Addresses.isPublic(InetAddress.ofLiteral(address)), address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "8.8.8.8", "172.15.0.1", "172.32.0.1", "100.63.0.1",
            "100.128.0.1", "2606:4700::1111", "2a00:1450::1"})
    void anAddressOutInTheWorldIsPublic(String address) {
        assertTrue(Addresses.isPublic(InetAddress.ofLiteral(address)), address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0177.0.0.1", "0x7f.0.0.1", "2130706433", "127.1", "1.1.1.1.",
            "017700000001", "0x7f000001", "1.1.1.01", "1.1.1.256", "1.1.1.1.1",
            "::ffff:127.0.0.1", "::ffff:8.8.8.8", "fe80::1%eth0", "1.2.3", "4"})
    void anAddressThatCanBeMisreadIsNone(String text) {
        assertTrue(Addresses.isLiteral(text), text);
        assertEquals(Optional.empty(), Addresses.literal(text), text);
    }

    @Test
    void aNameIsNoAddress() {
        assertFalse(Addresses.isLiteral("api.openai.com"));
        assertFalse(Addresses.isLiteral("127.0.0.1.nip.io"));
        assertFalse(Addresses.isLiteral("1.example"));
        assertEquals(Optional.of(InetAddress.ofLiteral("8.8.8.8")), Addresses.literal("8.8.8.8"));
    }
}
