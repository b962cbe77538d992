package com.aimixup.domain.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({
            "192.0.2.7, 192.0.2.7, true", "192.0.2.7, 192.0.2.6, false",
            "192.0.2.0/25, 192.0.2.127, true", "192.0.2.0/25, 192.0.2.128, false",
            "192.0.2.9/24, 192.0.2.255, true", "0.0.0.0/0, 203.0.113.1, true",
            "0.0.0.0/0, ::1, false", "::/0, 203.0.113.1, false",
            "2001:db8::/33, 2001:db8:7fff::1, true", "2001:db8::/33, 2001:db8:8000::1, false",
            "::ffff:192.0.2.1, 192.0.2.1, true"})
    void anAddressIsInARangeOrNot(String range, String address, boolean inside) {
        assertEquals(inside, AddressRange.parse(range).orElseThrow()
                .contains(InetAddress.ofLiteral(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "example.org", "192.0.2.0/33", "::/129", "192.0.2.0/-1",
            "192.0.2.0/", "192.0.2.0/1/2", "192.0.2.300", " 192.0.2.1", "192.0.2.0/999999999999"})
    void whatIsNoRangeIsNone(String text) {
        assertTrue(AddressRange.parse(text).isEmpty());
    }
}
