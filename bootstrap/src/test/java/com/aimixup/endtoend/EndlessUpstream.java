package com.aimixup.endtoend;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Answers as OpenAI does, but knows no end and no limit, and notices when it is hung up on. */
final class EndlessUpstream extends OpenAiUpstream {
    static final String PIECE = "word after word ";
    private static final Duration PAUSE = Duration.ofMillis(10);
    private final LinkedBlockingQueue<Long> hungUp = new LinkedBlockingQueue<>();

    EndlessUpstream() {
        super(100);
    }

    @Override
    void answer(HttpExchange exchange) throws IOException {
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
}
