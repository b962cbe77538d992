package com.aimixup.endtoend;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Answers as OpenAI does, a piece at a time; each answer is made of the mark in its question. */
final class MarkedUpstream extends OpenAiUpstream {
    static final int PIECES = 25;
    private static final Pattern MARK = Pattern.compile("mark-\\d+");
    private final CountDownLatch atOnce;

    /** @param atOnce so many answers must have begun before one of them goes on */
    MarkedUpstream(int atOnce) {
        super(1_000);
        this.atOnce = new CountDownLatch(atOnce);
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

    @Override
    void answer(HttpExchange exchange) throws IOException {
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
}
