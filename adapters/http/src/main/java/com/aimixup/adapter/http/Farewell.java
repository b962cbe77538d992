package com.aimixup.adapter.http;

import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.function.BooleanSupplier;

/**
 * Ends a connection after an answer that said it would be the last, as RFC 9112, 9.6 asks. Helidon
 * 4.1 leaves that to the client. While the server stops every answer is the last.
 */
record Farewell(BooleanSupplier stopping, Connections connections) implements Filter {

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        if (stopping.getAsBoolean()) response.header(HeaderValues.CONNECTION_CLOSE);
        connections.during(request.remotePeer().address(), chain::proceed);
        if (stopping.getAsBoolean() || response.headers().contains(HeaderValues.CONNECTION_CLOSE))
            throw new CloseConnectionException("said to be the last");
    }
}
