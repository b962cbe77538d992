package com.aimixup.adapter.http;

import com.aimixup.domain.access.AddressRange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the servers listen and how much they let in.
 *
 * @param port 0 for any free one
 * @param observeHost where health and metrics are; not for the public
 * @param heartbeat silence on an event stream after which a comment is sent
 * @param writePatience how long a client may leave one write waiting before it is dropped
 * @param readPatience how long a client may pause within a request, or between two
 * @param stopPatience how long running requests may take to finish when the server stops
 * @param proxies whose word is taken for where a request comes from
 * @param certificate for TLS; empty for a proxy in front that has one
 */
public record HttpSettings(
        String host,
        int port,
        String observeHost,
        int observePort,
        int bodyBytesMax,
        int connectionsMax,
        int requestsMax,
        Duration heartbeat,
        Duration writePatience,
        Duration readPatience,
        Duration stopPatience,
        List<AddressRange> proxies,
        Optional<CertificateFiles> certificate) {

    public static final int BODY_BYTES_MAX = 1_000_000;
    private static final String LOOPBACK = "127.0.0.1";

    public HttpSettings {
        proxies = List.copyOf(proxies);
    }

    /** Without a proxy in front, and without TLS. */
    public HttpSettings(String host, int port, String observeHost, int observePort,
            int bodyBytesMax, int connectionsMax, int requestsMax, Duration heartbeat,
            Duration writePatience, Duration readPatience, Duration stopPatience) {
        this(host, port, observeHost, observePort, bodyBytesMax, connectionsMax, requestsMax,
                heartbeat, writePatience, readPatience, stopPatience, List.of(),
                Optional.empty());
    }

    public HttpSettings behind(List<AddressRange> proxies) {
        return new HttpSettings(host, port, observeHost, observePort, bodyBytesMax,
                connectionsMax, requestsMax, heartbeat, writePatience, readPatience, stopPatience,
                proxies, certificate);
    }

    public HttpSettings secured(Optional<CertificateFiles> certificate) {
        return new HttpSettings(host, port, observeHost, observePort, bodyBytesMax,
                connectionsMax, requestsMax, heartbeat, writePatience, readPatience, stopPatience,
                proxies, certificate);
    }

    /** The limits that suit most; health and metrics on the loopback interface only. */
    public static HttpSettings of(String host, int port, int observePort) {
        return new HttpSettings(host, port, LOOPBACK, observePort, BODY_BYTES_MAX, 20_000, 20_000,
                Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(60),
                Duration.ofSeconds(10));
    }
}
