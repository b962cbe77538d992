package com.aimixup.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Answers as OpenAI does, a piece at a time; each answer is made of the mark in its question. */
final class MarkedUpstream implements AutoCloseable {
    static final String MODEL = "gpt-4.1-mini";
    static final int PIECES = 25;
    private static final Pattern MARK = Pattern.compile("mark-\\d+");
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch atOnce;
    private final HttpServer server;

    /** @param atOnce so many answers must have begun before one of them goes on */
    MarkedUpstream(int atOnce) {
        this.atOnce = new CountDownLatch(atOnce);
        try {
            server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 1_000);
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

    /** What is answered to a question with this mark. */
    static String answerTo(String mark) {
        var text = new StringBuilder();
        for (int i = 0; i < PIECES; i++) text.append(piece(mark, i));
        return text.toString();
    }

    private static String piece(String mark, int number) {
        return mark + '/' + number + "\u00fc ";
    }

    private void answer(HttpExchange exchange) throws IOException {
        var question = new String(exchange.getRequestBody().readAllBytes(),
                StandardCharsets.UTF_8);
        var mark = MARK.matcher(question);
        if (!mark.find()) throw new IOException("no mark");
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            for (int i = 0; i < PIECES; i++) {
                out.write(("data: {\"type\":\"response.output_text.delta\",\"delta\":\""
                        + piece(mark.group(), i) + "\"}\n\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
                atOnce.countDown();
                if (!atOnce.await(60, TimeUnit.SECONDS)) throw new IOException("alone");
            }
            out.write(("data: {\"type\":\"response.completed\",\"response\":{\"status\":"
                    + "\"completed\",\"usage\":{\"input_tokens\":20,\"output_tokens\":"
                    + PIECES + "}}}\n\n").getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException stopping) {
            throw new IOException(stopping);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
