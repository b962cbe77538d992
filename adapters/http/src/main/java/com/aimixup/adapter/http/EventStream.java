package com.aimixup.adapter.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes events as server-sent events (WHATWG HTML, 9.2). What is there is written at
 * once and in one piece, so a reader that lags gets fewer and larger pieces.
 */
final class EventStream {
    /** Where a connection breaks, the client is to come back after a second. */
    private static final byte[] OPENING = ascii("retry: 1000\n\n");
    private static final byte[] HEARTBEAT = ascii(": still here\n\n");
    private final Duration heartbeat;
    private final StalledWrites stalled;
    private final AtomicInteger open = new AtomicInteger();

    EventStream(Duration heartbeat, StalledWrites stalled) {
        this.heartbeat = heartbeat;
        this.stalled = stalled;
    }

    /** How many readers there are. */
    int open() {
        return open.get();
    }

    /** Blocks until there is nothing more to come or the reader is gone. */
    void write(Reply.Events events, OutputStream out) throws IOException, InterruptedException {
        open.incrementAndGet();
        try (var watch = stalled.watch()) {
            watch.write(out, OPENING);
            var read = events.after();
            while (!events.source().isRead(read)) {
                var batch = events.source().after(read, heartbeat);
                if (!batch.isEmpty()) {
                    watch.write(out, encoded(batch));
                    read = batch.getLast().number();
                } else if (!events.source().isRead(read)) {
                    watch.write(out, HEARTBEAT);
                }
            }
        } finally {
            open.decrementAndGet();
        }
    }

    private static byte[] encoded(Iterable<EventSource.Told> batch) {
        var bytes = new ByteArrayOutputStream(1024);
        for (var told : batch) {
            bytes.writeBytes(ascii("id: " + told.number() + "\nevent: " + told.name()
                    + "\ndata: "));
            // JSON escapes line breaks within text, so it always is one line.
            Json.write(told.data(), bytes);
            bytes.writeBytes(ascii("\n\n"));
        }
        return bytes.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
