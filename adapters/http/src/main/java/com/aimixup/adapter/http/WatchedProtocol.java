package com.aimixup.adapter.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Set;

/**
 * HTTP/1.1 as Helidon speaks it, with each read from a connection told to {@link Connections}:
 * Helidon reads a chunk of a body in one piece, so from above nobody sees whether it is coming.
 */
final class WatchedProtocol implements ServerConnectionSelector {
    private static final int FIRST_LINE_BYTES_MAX = 4_096;
    private static final int HEADERS_BYTES_MAX = 16_384;
    private final Connections connections;
    private final Http1ConnectionSelector usual = Http1ConnectionSelector.builder()
            .config(Http1Config.builder().maxPrologueLength(FIRST_LINE_BYTES_MAX)
                    .maxHeadersSize(HEADERS_BYTES_MAX).build())
            .build();

    WatchedProtocol(Connections connections) {
        this.connections = connections;
    }

    @Override
    public int bytesToIdentifyConnection() {
        return usual.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData beginning) {
        return usual.supports(beginning);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return usual.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        return usual.connection(connections.held(context.remotePeer().address())
                .<ConnectionContext>map(held -> new WatchedConnection(context, held))
                .orElse(context));
    }
}
