package com.aimixup.adapter.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The accepted connections, so that a stop need not wait for those that are only kept open. Helidon
 * 4.1 ends them itself, but not where reads have a time limit: it looks for threads that wait
 * without one.
 */
final class Connections {
    private static final int SLACK = 1_000;
    /** Weak, because nobody tells when a connection ends. */
    private final Set<Socket> accepted =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private final Map<SocketAddress, WeakReference<Socket>> byPeer = new ConcurrentHashMap<>();
    private final Set<SocketAddress> busy = ConcurrentHashMap.newKeySet();

    void accepted(Socket socket) {
        accepted.add(socket);
        byPeer.put(socket.getRemoteSocketAddress(), new WeakReference<>(socket));
        if (byPeer.size() > 2 * accepted.size() + SLACK)
            byPeer.values().removeIf(Connections::isOver);
    }

    /** The connection of this peer, while it lasts. */
    Optional<Socket> find(SocketAddress peer) {
        return Optional.ofNullable(byPeer.get(peer)).filter(one -> !isOver(one))
                .map(WeakReference::get);
    }

    private static boolean isOver(WeakReference<Socket> one) {
        var socket = one.get();
        return socket == null || socket.isClosed();
    }

    /** Runs a request of this peer, whose connection is not idle meanwhile. */
    void during(SocketAddress peer, Runnable request) {
        busy.add(peer);
        try {
            request.run();
        } finally {
            busy.remove(peer);
        }
    }

    /** A request that is just arriving may be lost, as with any server that stops. */
    void closeIdle() {
        List<Socket> now;
        synchronized (accepted) {
            now = List.copyOf(accepted);
        }
        for (var socket : now) {
            if (busy.contains(socket.getRemoteSocketAddress())) continue;
            try {
                socket.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
