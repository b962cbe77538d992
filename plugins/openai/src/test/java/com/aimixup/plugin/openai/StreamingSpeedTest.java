package com.aimixup.plugin.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.tck.Brake;
import com.aimixup.plugin.tck.Surroundings;
import com.aimixup.plugin.tck.Take;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * How long a piece of text is on its way through the plugin. With {@code
 * -Daimixup.upstream=http://127.0.0.1:18080/v1} it asks another server that stamps what it writes.
 */
final class StreamingSpeedTest {
    private static final String UPSTREAM = System.getProperty("aimixup.upstream", "");
    private static final int STREAMS = 500;

    @Test
    void theFirstTokenIsThroughWithinFiveMillis() throws IOException {
        with(0, provider -> {
            for (int i = 0; i < 100; i++) ask(provider, "mock;chunks=20"); // warm
            var transits = new ArrayList<Long>();
            for (int i = 0; i < 200; i++) {
                transits.add(ask(provider, "mock;chunks=20").getFirst());
            }
            report("first token of one stream", transits);
            assertTrue(percentile(transits, 50) < Duration.ofMillis(5).toNanos());
        });
    }

    @Test
    void fiveHundredStreamsAtOnceLoseNothing() throws IOException {
        with(20, provider -> {
            var calls = new ArrayList<Callable<List<Long>>>();
            for (int i = 0; i < STREAMS; i++) {
                calls.add(() -> ask(provider, "mock;chunks=20;delay=20"));
            }
            var first = new ArrayList<Long>();
            try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var call : executor.invokeAll(calls)) {
                    assertEquals(StampingServer.PIECES, call.get().size());
                    first.add(call.get().getFirst());
                }
            }
            report("first token of 500 streams at once", first);
        });
    }

    private interface Load {
        void on(Provider provider) throws Exception;
    }

    private static void with(int pauseMillis, Load load) throws IOException {
        try (var server = new StampingServer(pauseMillis);
                var surroundings = new Surroundings(Map.of("api_key", "k", "base_url",
                        UPSTREAM.isEmpty() ? server.baseUrl() : UPSTREAM));
                var provider = new OpenAiFactory().create(surroundings)) {
            load.on(provider);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Nanoseconds from write to arrival, of each piece. */
    private static List<Long> ask(Provider provider, String model) {
        var transits = new ArrayList<Long>();
        ChatSink sink = piece -> {
            var now = System.nanoTime();
            transits.add(now - Long.parseLong(piece.substring(1, piece.indexOf(' '))));
        };
        var outcome = provider.chat(Take.question(model), sink, new Brake());
        assertInstanceOf(ChatOutcome.Completed.class, outcome);
        return transits;
    }

    private static void report(String what, List<Long> nanos) {
        System.out.printf("%s: median %.2f ms, p99 %.2f ms%n", what,
                percentile(nanos, 50) / 1e6, percentile(nanos, 99) / 1e6);
    }

    private static long percentile(List<Long> nanos, int percent) {
        var sorted = nanos.stream().sorted().toList();
        return sorted.get(sorted.size() * percent / 100);
    }
}
