package com.aimixup.adapter.http;

import com.aimixup.domain.access.AddressRange;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * Where a request comes from. Behind a proxy that the operator trusts it is what the proxy says:
 * the last address in X-Forwarded-For that is no such proxy's.
 */
record ClientAddress(List<AddressRange> proxies) {
    private static final HeaderName FORWARDED = HeaderNames.X_FORWARDED_FOR;

    /** Empty if that cannot be told. */
    Optional<InetAddress> of(ServerRequest request) {
        if (!(request.remotePeer().address() instanceof InetSocketAddress peer)
                || peer.getAddress() == null) return Optional.empty();
        var hops = request.headers().contains(FORWARDED)
                ? String.join(",", request.headers().all(FORWARDED, List::of)).split(",")
                : new String[0];
        return of(peer.getAddress(), hops);
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

    private boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(range -> range.contains(address));
    }
}
