package com.aimixup.adapter.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The accepted connections: how many there are, and which of them serve a request. Helidon 4.1
 * limits the silence between two bytes only, so a client could keep a connection for ever by a byte
 * now and then. Here one that serves no request for a while is ended, whether it is silent, shakes
 * hands, or sends the head of one; and a body has to keep coming. At a stop those that are only
 * kept open are ended, which Helidon does only where reads have no limit.
 */
final class Connections {
    /** Slower than any connection that somebody would send something on. */
    static final int BYTES_A_SECOND_LEAST = 1_000;
    private static final long NANOS_A_BYTE = 1_000_000_000 / BYTES_A_SECOND_LEAST;
    /** Of one that serves a request. */
    private static final long BUSY = Long.MAX_VALUE;

    /** One that is open. */
    static final class Held {
        private final Socket socket;
        private final Socket lowest;
        private final long patienceNanos;
        private volatile long idleSince = System.nanoTime();
        private long waited;
        private long received;

        /** @param lowest of sockets on top of each other: to close it needs no word to anybody */
        Held(Socket socket, Socket lowest, Duration patience) {
            this.socket = socket;
            this.lowest = lowest;
            this.patienceNanos = patience.toNanos();
        }

        private void begin() {
            waited = 0;
            received = 0;
            idleSince = BUSY;
        }

        private void end() {
            idleSince = System.nanoTime();
        }

        /**
         * Told by the thread of the connection. What is done with the bytes in between is not the
         * client's fault.
         *
         * @return false if the body of a request comes too slowly
         */
        boolean keepsComing(int bytes, long nanos) {
            if (isIdle()) return true;
            waited += nanos;
            received += bytes;
            return waited <= patienceNanos + received * NANOS_A_BYTE;
        }

        private boolean isOver() {
            return lowest.isClosed() || socket.isClosed();
        }

        private boolean isIdle() {
            return idleSince != BUSY;
        }

        private void close() {
            try {
                lowest.close();
            } catch (IOException failure) {
                // nothing more can be done about it, and it is forgotten with the next look
            }
        }
    }

    private final int most;
    private final Duration patience;
    private final Map<SocketAddress, Held> held = new ConcurrentHashMap<>();
    private final Map<Socket, Socket> below = Collections.synchronizedMap(new WeakHashMap<>());

    /**
     * @param most that there may be at the same time
     * @param patience with one that brings no whole request, or pauses within a body, all in all
     */
    Connections(int most, Duration patience) {
        this.most = most;
        this.patience = patience;
    }

    /** Before it is accepted. */
    void layered(Socket socket, Socket plain) {
        below.put(socket, plain);
    }

    /** @return false if there are as many as there may be */
    boolean accepted(Socket socket) {
        if (held.size() >= most) forgetThoseThatAreOver();
        if (held.size() >= most) return false;
        var plain = Optional.ofNullable(below.remove(socket)).orElse(socket);
        held.put(socket.getRemoteSocketAddress(), new Held(socket, plain, patience));
        return true;
    }

    private void forgetThoseThatAreOver() {
        held.values().removeIf(Held::isOver);
    }

    /** The connection of this peer, while it lasts. */
    Optional<Socket> find(SocketAddress peer) {
        return held(peer).filter(one -> !one.isOver()).map(one -> one.socket);
    }

    Optional<Held> held(SocketAddress peer) {
        return Optional.ofNullable(held.get(peer));
    }

    /** Runs a request of this peer, whose connection is not idle meanwhile. */
    void during(SocketAddress peer, Runnable request) {
        var connection = held(peer);
        connection.ifPresent(Held::begin);
        try {
            request.run();
        } finally {
            connection.ifPresent(Held::end);
        }
    }

    /** Ends whoever brings no whole request in time. Runs until it is interrupted. */
    Thread watch() {
        return Thread.ofVirtual().name("idle-connections").start(() -> {
            try {
                while (true) {
                    Thread.sleep(patience.dividedBy(4));
                    forgetThoseThatAreOver();
                    var now = System.nanoTime();
                    for (var one : held.values()) {
                        var since = one.idleSince;
                        if (since != BUSY && now - since > patience.toNanos()) one.close();
                    }
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** A request that is just arriving may be lost, as with any server that stops. */
    void closeIdle() {
        for (var one : held.values()) if (one.isIdle()) one.close();
    }
}
