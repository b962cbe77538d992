package com.aimixup.adapter.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Health and metrics, for the operator's machines only. */
final class ObserveRoutes implements Route.Group {
    private final Metrics metrics;
    private final BooleanSupplier started;
    private final BooleanSupplier ready;
    private final Map<String, Supplier<Map<String, String>>> details;

    /** @param details shown with readiness, by topic; they change nothing about it */
    ObserveRoutes(Metrics metrics, BooleanSupplier started, BooleanSupplier ready,
            Map<String, Supplier<Map<String, String>>> details) {
        this.metrics = metrics;
        this.started = started;
        this.ready = ready;
        this.details = details;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.open("GET", "/observe/health/live", _ -> health(true)),
                Route.open("GET", "/observe/health/started", _ -> health(started.getAsBoolean())),
                Route.open("GET", "/observe/health/ready", _ -> readiness()),
                Route.open("GET", "/observe/metrics", _ -> new Reply.Document(
                        Metrics.MEDIA_TYPE, metrics.text().getBytes(StandardCharsets.UTF_8),
                        Map.of())));
    }

    private static Reply health(boolean up) {
        return new Reply.Shown(up ? 200 : 503, status(up), Map.of());
    }

    private Reply readiness() {
        var up = ready.getAsBoolean();
        var shown = status(up);
        details.forEach((topic, words) -> {
            var detail = new JsonObject();
            words.get().forEach(detail::put);
            shown.put(topic, detail);
        });
        return new Reply.Shown(up ? 200 : 503, shown, Map.of());
    }

    private static JsonObject status(boolean up) {
        return new JsonObject().put("status", up ? "up" : "down");
    }
}
