package com.aimixup.adapter.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolver.LookupPolicy;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class GuardedNamesTest {
    private static final LookupPolicy ANY =
            LookupPolicy.of(LookupPolicy.IPV4 | LookupPolicy.IPV6);
    private static final String NAME = "api.example.com";

    private final GuardedNames names = new GuardedNames();

    @Test
    void aNameThatIsReboundToTheHouseLeadsNowhere() throws UnknownHostException {
        names.guard(Set.of(NAME));
        var dns = resolver("8.8.8.8", "127.0.0.1");
        assertEquals(addresses("8.8.8.8"), lookUp(dns, NAME));
        assertThrows(UnknownHostException.class, () -> lookUp(dns, NAME));
    }

    @Test
    void ofSeveralAddressesOnlyThePublicOnesAreLeft() throws UnknownHostException {
        names.guard(Set.of(NAME));
        assertEquals(addresses("8.8.8.8"),
                lookUp(resolver("169.254.169.254 8.8.8.8 ::1 fd00::1"), NAME));
        for (var inside : List.of("10.0.0.1", "::1", "169.254.169.254 fe80::1"))
            assertThrows(UnknownHostException.class, () -> lookUp(resolver(inside), NAME));
    }

    @Test
    void anotherSpellingIsTheSameName() {
        names.guard(Set.of(NAME));
        for (var spelling : List.of("API.example.COM", "api.example.com."))
            assertThrows(UnknownHostException.class,
                    () -> lookUp(resolver("10.0.0.1"), spelling));
    }

    @Test
    void otherNamesResolveAsEverAndSoDoesOneThatNobodyGuardsAnyMore()
            throws UnknownHostException {
        names.guard(Set.of(NAME));
        names.guard(Set.of(NAME));
        assertEquals(addresses("10.0.0.1"), lookUp(resolver("10.0.0.1"), "database.house"));
        names.release(Set.of(NAME));
        assertThrows(UnknownHostException.class, () -> lookUp(resolver("10.0.0.1"), NAME));
        names.release(Set.of(NAME));
        assertEquals(addresses("10.0.0.1"), lookUp(resolver("10.0.0.1"), NAME));
    }

    @Test
    void theJdkItselfResolvesThroughIt() {
        assertTrue(GuardedNames.areInForce());
    }

    private List<InetAddress> lookUp(InetAddressResolver dns, String name)
            throws UnknownHostException {
        return names.over(dns).lookupByName(name, ANY).toList();
    }

    private static List<InetAddress> addresses(String text) {
        return Arrays.stream(text.split(" ")).map(InetAddress::ofLiteral).toList();
    }

    /** Answers with another text at each look-up. */
    private static InetAddressResolver resolver(String... answers) {
        var left = new ArrayDeque<>(List.of(answers));
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) {
                return addresses(left.removeFirst()).stream();
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                throw new UnknownHostException();
            }
        };
    }
}
