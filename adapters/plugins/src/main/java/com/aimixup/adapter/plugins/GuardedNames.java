package com.aimixup.adapter.plugins;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The host names that plugins declared: none of them ever leads to an address of this house, in no
 * thread of this process. The HTTP client resolves a name by itself, after any check of ours; so
 * the check is in the resolving, and an answer of DNS that changes in between finds no gap.
 */
final class GuardedNames {
    static final GuardedNames ALL = new GuardedNames();
    /** Answered by us alone, to see whether the JDK asks us. */
    static final String PROBE = "probe.aimixup.invalid";

    private static final InetAddress INSIDE = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress OUTSIDE = InetAddress.ofLiteral("1.1.1.1");

    private final ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();

    GuardedNames() {}

    void guard(Set<String> names) {
        names.forEach(name -> counts.merge(name, 1, Integer::sum));
    }

    /** Undoes one {@link #guard}. */
    void release(Set<String> names) {
        names.forEach(name -> counts.computeIfPresent(name,
                (_, count) -> count == 1 ? null : count - 1));
    }

    /**
     * Whether the JDK resolves through us; another program's resolver may have come first. The JDK
     * looks for a resolver when the first name is resolved, through the class loader of that
     * thread: so this is asked before a plugin runs, which might bring one of its own.
     */
    static boolean areInForce() {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(GuardedNames.class.getClassLoader());
        try {
            return Arrays.equals(InetAddress.getAllByName(PROBE), new InetAddress[] {OUTSIDE});
        } catch (UnknownHostException e) {
            return false;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    InetAddressResolver over(InetAddressResolver usual) {
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
                    throws UnknownHostException {
                var name = EgressTarget.normalized(host);
                if (name.equals(PROBE)) return publicOf(Stream.of(INSIDE, OUTSIDE));
                var found = usual.lookupByName(host, policy);
                return counts.containsKey(name) ? publicOf(found) : found;
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return usual.lookupByAddress(address);
            }
        };
    }

    private static Stream<InetAddress> publicOf(Stream<InetAddress> found)
            throws UnknownHostException {
        var left = found.filter(Addresses::isPublic).toList();
        if (left.isEmpty()) throw new UnknownHostException("no public address");
        return left.stream();
    }
}
