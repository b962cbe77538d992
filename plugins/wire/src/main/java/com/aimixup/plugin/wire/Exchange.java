package com.aimixup.plugin.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** One request and the answer to it, from its head on. A stop closes its connection at once. */
final class Exchange implements AutoCloseable {
    private static final Duration REST_MAX = Duration.ofSeconds(1);
    private static final int REST_BYTES_MAX = 64 * 1024;

    private final HttpResponse<InputStream> response;
    private boolean released;

    private Exchange(HttpResponse<InputStream> response) {
        this.response = response;
    }

    /** Blocks until the head of the answer is there. */
    static Exchange open(Supplier<HttpClient> http, HttpRequest request, Stop stop)
            throws IOException {
        if (stop.isFired()) throw new InterruptedIOException("stopped"); // before a byte is sent
        var pending = http.get().sendAsync(request, BodyHandlers.ofInputStream());
        stop.closes(() -> pending.cancel(true));
        try {
            var response = pending.get();
            stop.closes(() -> quietly(response.body()));
            return new Exchange(response);
        } catch (CancellationException e) {
            throw new InterruptedIOException("stopped");
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) throw cause;
            throw new IOException("the call broke", e.getCause());
        }
    }

    int status() {
        return response.statusCode();
    }

    HttpHeaders headers() {
        return response.headers();
    }

    boolean isJson() {
        var type = headers().firstValue("content-type").orElse("").toLowerCase(Locale.ROOT);
        return type.startsWith("application/json");
    }

    /** The body, of which more than that is an error. */
    InputStream body(long bytesMax) {
        return new Bounded(response.body(), bytesMax);
    }

    byte[] bytes(int bytesMax) throws IOException {
        return body(bytesMax).readAllBytes();
    }

    /** What there is of it, for a body that need not be whole. */
    byte[] atMost(int bytes) throws IOException {
        return response.body().readNBytes(bytes);
    }

    /**
     * Reads the few bytes that may follow the provider's own end, so that the connection can serve
     * the next call; in the background, because the provider may take its time.
     */
    void release() {
        released = true;
        var body = response.body();
        Thread.ofVirtual().start(() -> {
            var rest = Thread.ofVirtual().start(() -> drain(body));
            try {
                rest.join(REST_MAX);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                quietly(body);
            }
        });
    }

    private static void drain(InputStream body) {
        try {
            body.readNBytes(REST_BYTES_MAX);
        } catch (IOException e) {
            quietly(body); // the answer is complete all the same
        }
    }

    @Override
    public void close() {
        if (!released) quietly(response.body());
    }

    private static void quietly(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // it is closed to us, which is all we want
        }
    }

    private static final class Bounded extends FilterInputStream {
        private long left;

        Bounded(InputStream in, long bytesMax) {
            super(in);
            this.left = bytesMax;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var read = super.read(bytes, offset, length);
            if (read > 0) left -= read;
            if (left < 0) throw new LimitException("answer");
            return read;
        }
    }
}
