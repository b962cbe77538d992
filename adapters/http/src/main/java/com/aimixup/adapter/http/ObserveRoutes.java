package com.aimixup.adapter.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Health and metrics, for the operator's machines only. */
final class ObserveRoutes implements Route.Group {
    private final Metrics metrics;
    private final BooleanSupplier started;
    private final BooleanSupplier ready;

    ObserveRoutes(Metrics metrics, BooleanSupplier started, BooleanSupplier ready) {
        this.metrics = metrics;
        this.started = started;
        this.ready = ready;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.open("GET", "/observe/health/live", _ -> health(true)),
                Route.open("GET", "/observe/health/started", _ -> health(started.getAsBoolean())),
                Route.open("GET", "/observe/health/ready", _ -> health(ready.getAsBoolean())),
                Route.open("GET", "/observe/metrics", _ -> new Reply.Document(
                        Metrics.MEDIA_TYPE, metrics.text().getBytes(StandardCharsets.UTF_8),
                        Map.of())));
    }

    private static Reply health(boolean up) {
        return new Reply.Shown(up ? 200 : 503,
                new JsonObject().put("status", up ? "up" : "down"), Map.of());
    }
}
