package com.aimixup.plugin.openai;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** Streams text of which each piece begins with the time at which it was written. */
final class StampingServer implements AutoCloseable {
    static final int PIECES = 20;

    private final HttpServer server;

    /** @param pauseMillis between two pieces */
    StampingServer(int pauseMillis) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 600);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> stream(exchange, pauseMillis));
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void stream(HttpExchange exchange, int pauseMillis) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("content-type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            for (int i = 0; i < PIECES; i++) {
                if (i > 0) Thread.sleep(pauseMillis);
                out.write(("data: {\"type\":\"response.output_text.delta\",\"delta\":\"@"
                        + System.nanoTime() + " \"}\n\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
            out.write("""
                    data: {"type":"response.completed","response":{"status":"completed"}}

                    """.getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
