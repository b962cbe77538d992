package com.aimixup.plugin.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ImageRequest;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What calls leave behind: threads, and objects that cannot be collected. */
final class Residue {
    /** Threads of the JDK, which come and go by themselves. */
    private static final Pattern OF_THE_JDK = Pattern.compile("HttpClient-.*|ForkJoinPool.*"
            + "|.*Poller.*|VirtualThread-.*|CompletableFutureDelayScheduler|Common-Cleaner"
            + "|process reaper.*|Cleaner-.*|Attach Listener|Keep-Alive-Timer");

    /** So much is asked each time that it is seen if a quarter of the calls is kept. */
    private static final int TIMES = 20;
    private static final int QUESTION_CHARS = 1 << 20;
    private static final long KEPT_MAX = (long) QUESTION_CHARS * TIMES / 4;
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private Residue() {}

    interface Calls<T> {
        void make(T request) throws Exception;
    }

    /** Makes the calls again and again. What is made once for all is made by the first. */
    static <T> void assertNone(T request, Calls<T> calls) throws Exception {
        calls.make(request);
        var threads = threads();
        var before = bytes();
        for (int i = 0; i < TIMES; i++) calls.make(request);
        assertTrue(becomes(() -> bytes() - before < KEPT_MAX), () -> (bytes() - before)
                + " bytes are left of calls for " + QUESTION_CHARS + " each");
        var after = threads();
        after.removeAll(threads);
        assertEquals(Set.of(), after);
    }

    /** So long that nobody keeps it without being noticed. */
    static ChatRequest longer(ChatRequest question) {
        return new ChatRequest(question.model(), question.instructions(),
                List.of(Message.user("tide ".repeat(QUESTION_CHARS / 5))),
                question.outputTokensMax(), question.temperature(), question.reasoningEffort(),
                question.timeout());
    }

    static ImageRequest longer(ImageRequest wish) {
        return new ImageRequest(wish.model(), "dots ".repeat(QUESTION_CHARS / 5), wish.count(),
                wish.size(), wish.quality(), wish.timeout());
    }

    static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !OF_THE_JDK.matcher(name).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether all are collected in time. */
    static boolean collected(List<WeakReference<Object>> references) throws InterruptedException {
        return becomes(() -> {
            System.gc();
            return references.stream().allMatch(reference -> reference.get() == null);
        });
    }

    private static long bytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static boolean becomes(BooleanSupplier condition) throws InterruptedException {
        var deadline = System.nanoTime() + WITHIN.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) return false;
            Thread.sleep(Duration.ofMillis(20)); // nothing tells when a collection is done
        }
        return true;
    }
}
