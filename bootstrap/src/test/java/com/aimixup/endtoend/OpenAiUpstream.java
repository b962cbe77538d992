package com.aimixup.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands where OpenAI is, with one model; what it answers is up to who extends it. */
abstract class OpenAiUpstream implements AutoCloseable {
    static final String MODEL = "gpt-4.1-mini";
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    OpenAiUpstream(int waiting) {
        try {
            server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), waiting);
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

    /** To a question by the Responses API. */
    abstract void answer(HttpExchange exchange) throws IOException;

    final URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public final void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
