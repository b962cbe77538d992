package com.aimixup.adapter.http;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Counts requests and times them, and tells it in the Prometheus text format 0.0.4. Labels are
 * route patterns, methods and statuses: no id of anything or anybody.
 */
final class Metrics {
    static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final String TIMES = "aimixup_http_request_seconds";
    private static final double[] BOUNDS_SECONDS =
            {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60};
    private static final double NANOS_PER_SECOND = 1e9;
    private final Map<String, Series> requests = new ConcurrentHashMap<>();
    private final Map<String, LongSupplier> gauges = new TreeMap<>();
    private Supplier<Map<String, Long>> measures = Map::of;

    private static final class Series {
        private final LongAdder[] buckets = new LongAdder[BOUNDS_SECONDS.length + 1];
        private final LongAdder nanos = new LongAdder();

        Series() {
            for (int i = 0; i < buckets.length; i++) buckets[i] = new LongAdder();
        }
    }

    /** Before the server starts. */
    void gauge(String name, LongSupplier value) {
        gauges.put(name, value);
    }

    /** Before the server starts; names may have labels. */
    void measure(Supplier<Map<String, Long>> measures) {
        this.measures = measures;
    }

    void record(String method, String route, int status, long nanos) {
        var labels = "method=\"" + method + "\",route=\"" + route + "\",status=\"" + status + '"';
        var series = requests.computeIfAbsent(labels, _ -> new Series());
        var bucket = 0;
        while (bucket < BOUNDS_SECONDS.length
                && nanos > BOUNDS_SECONDS[bucket] * NANOS_PER_SECOND) bucket++;
        series.buckets[bucket].increment();
        series.nanos.add(nanos);
    }

    String text() {
        var text = new StringBuilder();
        text.append("# TYPE ").append(TIMES).append(" histogram\n");
        new TreeMap<>(requests).forEach((labels, series) -> {
            var count = 0L;
            for (int i = 0; i < series.buckets.length; i++) {
                count += series.buckets[i].sum();
                var bound = i < BOUNDS_SECONDS.length
                        ? Double.toString(BOUNDS_SECONDS[i]) : "+Inf";
                line(text, TIMES + "_bucket{" + labels + ",le=\"" + bound + "\"}", count);
            }
            line(text, TIMES + "_sum{" + labels + '}', series.nanos.sum() / NANOS_PER_SECOND);
            line(text, TIMES + "_count{" + labels + '}', count);
        });
        gauges.forEach((name, value) -> {
            text.append("# TYPE ").append(name).append(" gauge\n");
            line(text, name, value.getAsLong());
        });
        var named = "";
        for (var measure : new TreeMap<>(measures.get()).entrySet()) {
            var name = measure.getKey().replaceFirst("\\{.*", "");
            if (!name.equals(named)) text.append("# TYPE ").append(name).append(" gauge\n");
            named = name;
            line(text, measure.getKey(), measure.getValue());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, Object value) {
        text.append(name).append(' ').append(value).append('\n');
    }
}
