package com.aimixup.plugin.tck;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What calls leave behind: threads, and objects that cannot be collected. */
final class Residue {
    /** Threads of the JDK, which come and go by themselves. */
    private static final Pattern OF_THE_JDK = Pattern.compile("HttpClient-.*|ForkJoinPool.*"
            + "|.*Poller.*|VirtualThread-.*|CompletableFutureDelayScheduler|Common-Cleaner"
            + "|process reaper.*|Cleaner-.*|Attach Listener|Keep-Alive-Timer");

    private Residue() {}

    static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !OF_THE_JDK.matcher(name).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether all are collected in time. */
    static boolean collected(List<WeakReference<Object>> references, Duration within)
            throws InterruptedException {
        var deadline = System.nanoTime() + within.toNanos();
        while (references.stream().anyMatch(reference -> reference.get() != null)) {
            if (System.nanoTime() > deadline) return false;
            System.gc();
            Thread.sleep(Duration.ofMillis(20)); // nothing tells when a collection is done
        }
        return true;
    }
}
