package com.aimixup.adapter.http;

import io.helidon.common.socket.SocketOptions;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Options of accepted connections that end a read after a while. Helidon 4.1 has such an option but
 * sets it on its client's sockets only: without this, a silent client would hold a connection for
 * ever.
 */
record PatientSockets(SocketOptions options, Connections connections)
        implements SocketOptions {

    static PatientSockets of(Duration patience, Connections connections) {
        return new PatientSockets(
                SocketOptions.builder().readTimeout(patience).tcpNoDelay(true).build(),
                connections);
    }

    @Override
    public void configureSocket(Socket socket) {
        options.configureSocket(socket);
        if (!connections.accepted(socket))
            throw new UncheckedIOException(new SocketException("too many connections"));
        try {
            socket.setSoTimeout(Math.toIntExact(options.readTimeout().toMillis()));
        } catch (SocketException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    @Override
    public Map<SocketOption<?>, Object> socketOptions() {
        return options.socketOptions();
    }

    @Override
    public Duration connectTimeout() {
        return options.connectTimeout();
    }

    @Override
    public Duration readTimeout() {
        return options.readTimeout();
    }

    @Override
    public Optional<Integer> socketReceiveBufferSize() {
        return options.socketReceiveBufferSize();
    }

    @Override
    public Optional<Integer> socketSendBufferSize() {
        return options.socketSendBufferSize();
    }

    @Override
    public boolean socketReuseAddress() {
        return options.socketReuseAddress();
    }

    @Override
    public boolean socketKeepAlive() {
        return options.socketKeepAlive();
    }

    @Override
    public boolean tcpNoDelay() {
        return options.tcpNoDelay();
    }
}
