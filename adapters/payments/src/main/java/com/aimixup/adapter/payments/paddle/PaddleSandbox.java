package com.aimixup.adapter.payments.paddle;

import com.aimixup.adapter.payments.Facts;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * As much of Paddle as it takes to buy something without money: it begins payments, and who opens
 * where to pay has paid. Then it tells the webhook, signed, as Paddle does. For a demo and tests.
 */
public final class PaddleSandbox implements AutoCloseable {
    private static final int CENTS = 499;
    private final String secret;
    private final Clock clock;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Payment> payments = new LinkedHashMap<>();

    private record Payment(String id, String checkout, String price, long quantity) {}

    private PaddleSandbox(String secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
        try {
            server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/transactions", this::transactions);
        server.start();
    }

    /** @param secret that it signs with */
    public static PaddleSandbox start(String secret, Clock clock) {
        return new PaddleSandbox(secret, clock);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private synchronized void transactions(HttpExchange exchange) throws IOException {
        try (exchange) {
            var asked = Facts.parse(exchange.getRequestBody().readAllBytes());
            var data = asked.map(this::open).orElseGet(() -> '[' + String.join(",",
                    payments.values().stream().map(this::shown).toList()) + ']');
            var answer = ("{\"data\":" + data + "}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private String open(Facts asked) {
        var item = asked.list("items").getFirst();
        var payment = new Payment("txn_" + clock.millis() + payments.size(),
                asked.at("custom_data").text("checkout"), item.text("price_id"),
                item.number("quantity"));
        payments.put(payment.id(), payment);
        return shown(payment);
    }

    private String shown(Payment payment) {
        return Facts.object(json -> {
            json.put("id", payment.id());
            json.putObject("custom_data").put("checkout", payment.checkout());
            json.putObject("checkout").put("url", url() + "/pay/" + payment.id());
        });
    }

    /** How many payments were begun. */
    public synchronized int count() {
        return payments.size();
    }

    /**
     * The person pays, and the webhook hears of it.
     *
     * @param url where to pay
     * @return the status that the webhook answers
     */
    public int pay(String url, URI webhook) throws IOException, InterruptedException {
        Payment payment;
        synchronized (this) {
            payment = payments.get(url.substring(url.lastIndexOf('/') + 1));
        }
        return tell(webhook, event(payment));
    }

    private String event(Payment payment) {
        return Facts.object(json -> {
            json.put("event_id", "evt_" + payment.id()).put("event_type", "transaction.completed")
                    .put("occurred_at", clock.instant().toString());
            var data = json.putObject("data");
            data.put("id", payment.id()).put("status", "completed").put("origin", "api")
                    .put("currency_code", "EUR").putNull("subscription_id");
            var item = data.putArray("items").addObject().put("quantity", payment.quantity());
            item.putObject("price").put("id", payment.price());
            data.putObject("details").putObject("totals")
                    .put("grand_total", Long.toString(CENTS * payment.quantity()));
        });
    }

    private int tell(URI webhook, String event) throws IOException, InterruptedException {
        var body = event.getBytes(StandardCharsets.UTF_8);
        return http.send(HttpRequest.newBuilder(webhook)
                .header("Content-Type", "application/json")
                .header("Paddle-Signature", PaddleSignature.sign(secret, body, clock.instant()))
                .POST(BodyPublishers.ofByteArray(body)).build(), BodyHandlers.discarding())
                .statusCode();
    }

    @Override
    public void close() {
        server.stop(0);
        http.shutdownNow();
    }
}
