package com.aimixup.adapter.http;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Drops clients that take nothing any more. A blocked write has no time limit of its own, but
 * interrupting a virtual thread that waits for a socket closes that socket.
 */
final class StalledWrites {
    private final Duration patience;
    private final Set<Watch> watched = ConcurrentHashMap.newKeySet();

    StalledWrites(Duration patience) {
        this.patience = patience;
    }

    /** Runs until it is interrupted. */
    Thread start() {
        return Thread.ofVirtual().name("stalled-writes").start(() -> {
            try {
                while (true) {
                    Thread.sleep(patience.dividedBy(4));
                    watched.forEach(Watch::check);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Watches the writes of this thread until it is closed. */
    Watch watch() {
        var watch = new Watch(Thread.currentThread());
        watched.add(watch);
        return watch;
    }

    final class Watch implements AutoCloseable {
        private final Thread writer;
        private boolean writing;
        private long since;

        private Watch(Thread writer) {
            this.writer = writer;
        }

        void write(OutputStream out, byte[] bytes) throws IOException {
            mark(true);
            try {
                out.write(bytes);
                out.flush();
            } finally {
                mark(false);
            }
        }

        private synchronized void mark(boolean begins) {
            writing = begins;
            since = System.nanoTime();
        }

        /** Under the lock, so that it never hits the thread after its write. */
        private synchronized void check() {
            if (writing && System.nanoTime() - since > patience.toNanos()) writer.interrupt();
        }

        @Override
        public void close() {
            watched.remove(this);
        }
    }
}
