package com.aimixup.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Answers as OpenAI does, but knows no end and no limit, and notices when it is hung up on. */
final class EndlessUpstream implements AutoCloseable {
    static final String MODEL = "gpt-4.1-mini";
    static final String PIECE = "word after word ";
    private static final Duration PAUSE = Duration.ofMillis(10);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final LinkedBlockingQueue<Long> hungUp = new LinkedBlockingQueue<>();
    private final HttpServer server;

    EndlessUpstream() {
        try {
            server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 100);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/models", exchange -> {
            var models = ("{\"data\":[{\"id\":\"" + MODEL + "\"}]}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, models.length);
            try (var out = exchange.getResponseBody()) {
                out.write(models);
            }
        });
        server.createContext("/responses", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        var piece = ("data: {\"type\":\"response.output_text.delta\",\"delta\":\"" + PIECE
                + "\"}\n\n").getBytes(StandardCharsets.UTF_8);
        var out = exchange.getResponseBody();
        try {
            while (true) {
                out.write(piece);
                out.flush();
                Await.pause(PAUSE);
            }
        } catch (IOException gone) {
            hungUp.add(System.nanoTime());
            throw gone;
        }
    }

    /** Waits until one of its connections was closed, and says when that was. */
    long awaitHangUp() throws InterruptedException {
        var when = hungUp.poll(60, TimeUnit.SECONDS);
        if (when == null) throw new AssertionError("nobody hung up");
        return when;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
