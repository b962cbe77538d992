package com.aimixup.adapter.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Notices that a client has hung up while we work for it, so that nobody pays for an answer that
 * nobody reads. Nothing tells that but a read; and because what is read here is missing to whoever
 * reads next, a connection that was watched ends with the answer under way.
 */
final class GoneClients {
    private final Connections connections;
    private final Duration heartbeat;

    /** @param heartbeat how long a stream may be silent */
    GoneClients(Connections connections, Duration heartbeat) {
        this.connections = connections;
        this.heartbeat = heartbeat;
    }

    /**
     * Watches from a while on, so that most connections stay of use.
     *
     * @param patience until then nobody looks
     * @param gone run once if the client hangs up, by another thread
     * @param silence run again and again, by another thread
     */
    Watch watch(SocketAddress peer, Duration patience, Runnable gone, Runnable silence) {
        var watch = new Watch(patience, gone, silence);
        connections.find(peer).ifPresent(socket ->
                Thread.ofVirtual().name("client-watch").start(() -> watch.run(socket)));
        return watch;
    }

    final class Watch {
        private final Duration patience;
        private final Runnable gone;
        private final Runnable silence;
        private final CountDownLatch ended = new CountDownLatch(1);
        private boolean watching;

        private Watch(Duration patience, Runnable gone, Runnable silence) {
            this.patience = patience;
            this.gone = gone;
            this.silence = silence;
        }

        private void run(Socket socket) {
            try {
                if (ended.await(patience.toNanos(), TimeUnit.NANOSECONDS) || !begin()) return;
                socket.setSoTimeout(Math.toIntExact(heartbeat.toMillis()));
                while (!isEnded()) {
                    try {
                        if (socket.getInputStream().read() >= 0) return; // the next request
                        hangUp();
                        return;
                    } catch (SocketTimeoutException quiet) {
                        if (!isEnded()) silence.run();
                    }
                }
            } catch (IOException reset) {
                hangUp();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }

        private synchronized boolean begin() {
            if (isEnded()) return false;
            watching = true;
            return true;
        }

        private void hangUp() {
            if (!isEnded()) gone.run();
        }

        private boolean isEnded() {
            return ended.getCount() == 0;
        }

        /** @return whether the connection is of no more use */
        synchronized boolean end() {
            ended.countDown();
            return watching;
        }
    }
}
