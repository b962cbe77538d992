package com.aimixup.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** What is said about many measurements. */
final class Figures {
    private Figures() {}

    static double median(Collection<Double> values) {
        var sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** @param sorted ascending */
    static long percentile(long[] sorted, double part) {
        return sorted.length == 0 ? 0
                : sorted[(int) Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
    }

    static long[] sorted(Collection<Long> values) {
        var sorted = values.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    static double millis(long nanos) {
        return nanos / 1e6;
    }

    static void line(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /** What else the machine was doing: others' work halves every figure below. */
    static void machine() throws IOException {
        var load = Path.of("/proc/loadavg");
        line("%d processors, load %s", Runtime.getRuntime().availableProcessors(),
                Files.exists(load) ? Files.readString(load).split(" ")[0] : "unknown");
    }
}
