package com.aimixup.adapter.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import io.helidon.webserver.ServerConnectionException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** A connection whose reads are counted. */
final class WatchedConnection implements ConnectionContext {
    private final ConnectionContext plain;
    private final Connections.Held held;
    private final DataReader reader;

    WatchedConnection(ConnectionContext plain, Connections.Held held) {
        this.plain = plain;
        this.held = held;
        this.reader = new DataReader(this::read);
    }

    /** Null at the end, as Helidon wants it. */
    private byte[] read() {
        var began = System.nanoTime();
        try {
            var bytes = plain.serverSocket().get();
            if (bytes == null || held.keepsComing(bytes.length, System.nanoTime() - began))
                return bytes;
        } catch (UncheckedIOException broken) {
            throw new ServerConnectionException("the connection broke", broken);
        }
        throw new CloseConnectionException("what is sent comes too slowly");
    }

    @Override
    public DataReader dataReader() {
        return reader;
    }

    @Override
    public ListenerContext listenerContext() {
        return plain.listenerContext();
    }

    @Override
    public ExecutorService executor() {
        return plain.executor();
    }

    @Override
    public DataWriter dataWriter() {
        return plain.dataWriter();
    }

    @Override
    public Router router() {
        return plain.router();
    }

    @Override
    public Optional<ProxyProtocolData> proxyProtocolData() {
        return plain.proxyProtocolData();
    }

    @Override
    public HelidonSocket serverSocket() {
        return plain.serverSocket();
    }

    @Override
    public PeerInfo remotePeer() {
        return plain.remotePeer();
    }

    @Override
    public PeerInfo localPeer() {
        return plain.localPeer();
    }

    @Override
    public boolean isSecure() {
        return plain.isSecure();
    }

    @Override
    public String socketId() {
        return plain.socketId();
    }

    @Override
    public String childSocketId() {
        return plain.childSocketId();
    }
}
