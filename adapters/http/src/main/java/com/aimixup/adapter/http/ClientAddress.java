package com.aimixup.adapter.http;

import com.aimixup.domain.access.AddressRange;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where a request comes from, and whether by TLS. Behind a proxy that the operator trusts it is
 * what the proxy says, in X-Forwarded-For and X-Forwarded-Proto or in Forwarded (RFC 7239): the
 * last address that is no such proxy's. From anybody else these headers are nothing.
 */
record ClientAddress(List<AddressRange> proxies) {
    private static final HeaderName FOR = HeaderNames.X_FORWARDED_FOR;
    private static final HeaderName PROTO = HeaderNames.X_FORWARDED_PROTO;
    private static final HeaderName FORWARDED = HeaderNames.FORWARDED;

    /** Empty if that cannot be told. */
    Optional<InetAddress> of(ServerRequest request) {
        return peer(request).flatMap(peer -> {
            var said = values(request, FOR);
            var standard = values(request, FORWARDED);
            if (standard.isEmpty()) return of(peer, said.toArray(String[]::new));
            var hops = ForwardedHops.addresses(standard);
            var address = of(peer, hops.toArray(String[]::new));
            // A proxy writes one of them and may pass on the other as a client made it up.
            return said.isEmpty() || address.equals(of(peer, said.toArray(String[]::new)))
                    ? address : Optional.empty();
        });
    }

    Optional<InetAddress> of(InetAddress peer, String... hops) {
        var address = peer;
        for (var hop = hops.length - 1; hop >= 0 && isProxy(address); hop--) {
            try {
                address = InetAddress.ofLiteral(hops[hop].strip());
            } catch (IllegalArgumentException noAddress) {
                return Optional.empty(); // a proxy that says something else is not to be trusted
            }
        }
        return Optional.of(address);
    }

    /** Whether nobody on the way could read it, as far as the nearest of our proxies can tell. */
    boolean isSecure(ServerRequest request) {
        if (request.isSecure()) return true;
        if (peer(request).filter(this::isProxy).isEmpty()) return false;
        var said = values(request, PROTO);
        var protocol = said.isEmpty() ? ForwardedHops.lastProtocol(values(request, FORWARDED))
                : Optional.of(said.getLast());
        return protocol.filter("https"::equalsIgnoreCase).isPresent();
    }

    private static Optional<InetAddress> peer(ServerRequest request) {
        return request.remotePeer().address() instanceof InetSocketAddress peer
                ? Optional.ofNullable(peer.getAddress()) : Optional.empty();
    }

    /** The elements of all lines, in their order. */
    private static List<String> values(ServerRequest request, HeaderName name) {
        if (!request.headers().contains(name)) return List.of();
        return Arrays.stream(String.join(",", request.headers().all(name, List::of)).split(","))
                .map(String::strip).toList();
    }

    private boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(range -> range.contains(address));
    }
}
