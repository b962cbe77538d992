package com.aimixup.adapter.payments.revenuecat;

import com.aimixup.adapter.payments.Facts;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;

/** As much of RevenueCat as it takes to ask what somebody bought. For a demo and tests. */
public final class RevenueCatSandbox implements AutoCloseable {
    private final HttpServer server;
    private final List<Sold> sold = new ArrayList<>();

    /** @param store in small letters, as RevenueCat answers */
    public record Sold(String person, String product, String transaction, String store,
            boolean sandbox, Instant at, Optional<Instant> refundedAt) {}

    private RevenueCatSandbox() {
        try {
            server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/subscribers/", this::subscriber);
        server.start();
    }

    public static RevenueCatSandbox start() {
        return new RevenueCatSandbox();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Somebody bought it with their phone; nobody is told. */
    public synchronized void sell(Sold one) {
        sold.removeIf(known -> known.transaction().equals(one.transaction()));
        sold.add(one);
    }

    private synchronized void subscriber(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var person = path.substring(path.lastIndexOf('/') + 1);
            var answer = Facts.object(json -> {
                json.put("request_date_ms", 0);
                var subscriber = json.putObject("subscriber").put("original_app_user_id", person);
                subscriber.putObject("subscriptions");
                var packs = subscriber.putObject("non_subscriptions");
                for (var one : sold) if (one.person().equals(person)) {
                    var pack = packs.withArray('/' + one.product()).addObject()
                            .put("id", "rc_" + one.transaction())
                            .put("store_transaction_id", one.transaction())
                            .put("is_sandbox", one.sandbox()).put("store", one.store())
                            .put("purchase_date", one.at().toString());
                    one.refundedAt().ifPresent(at -> pack.put("refunded_at", at.toString()));
                }
            }).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
