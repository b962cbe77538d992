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
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * As much of Paddle as it takes to buy something without money: it begins payments, and who opens
 * where to pay has paid. Then it tells the webhook, signed, as Paddle does. For a demo and tests.
 */
public final class PaddleSandbox implements AutoCloseable {
    private static final int CENTS = 499;
    private static final String EMAIL = "email";
    private static final String NAME = "name";
    private final String secret;
    private final Clock clock;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Payment> payments = new LinkedHashMap<>();
    private final Set<String> paid = new LinkedHashSet<>();
    private final Set<String> refunded = new LinkedHashSet<>();
    private final Map<String, String> customers = new HashMap<>();

    private record Payment(String id, String checkout, String price, long quantity,
            Instant at) {}

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
        server.createContext("/customers/", this::customers);
        server.createContext("/adjustments", exchange -> answer(exchange, Optional.of(list(
                refunded.stream().map(this::adjustment)))));
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
        var words = exchange.getRequestURI().getPath().split("/");
        if (words.length > 2) {
            var payment = Optional.ofNullable(payments.get(words[2]));
            answer(exchange, payment.map(known -> words.length == 3 ? shown(known)
                    : Facts.object(json -> json.put("url", url() + "/invoices/" + known.id()))));
            return;
        }
        var asked = Facts.parse(exchange.getRequestBody().readAllBytes());
        var onlyPaid = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("")
                .contains("status=completed");
        answer(exchange, Optional.of(asked.map(this::open).orElseGet(() ->
                list(payments.values().stream()
                        .filter(one -> !onlyPaid || paid.contains(one.id()))
                        .map(this::shown)))));
    }

    private synchronized void customers(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var asked = Facts.parse(exchange.getRequestBody().readAllBytes());
        if (exchange.getRequestMethod().equals("PATCH")) {
            var customer = path.substring(path.lastIndexOf('/') + 1);
            for (var what : List.of(EMAIL, NAME))
                asked.flatMap(one -> one.optionalText(what)).ifPresent(text ->
                        customers.put(customer + what, text));
            answer(exchange, Optional.of("{}"));
            return;
        }
        answer(exchange, Optional.of(Facts.object(json -> json.putObject("urls")
                .putObject("general").put("overview", url() + "/portal"))));
    }

    private static void answer(HttpExchange exchange, Optional<String> data) throws IOException {
        try (exchange) {
            var answer = ("{\"data\":" + data.orElse("null") + "}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(data.isPresent() ? 200 : 404, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    /** The address that its customer, who paid this, has by now; empty if nobody told. */
    public synchronized Optional<String> email(String transaction) {
        return Optional.ofNullable(customers.get(customer(transaction) + EMAIL));
    }

    /** As {@link #email}, of the name. */
    public synchronized Optional<String> name(String transaction) {
        return Optional.ofNullable(customers.get(customer(transaction) + NAME));
    }

    /** The person pays, and nobody hears of it. */
    public synchronized void payUntold(String transaction) {
        paid.add(transaction);
    }

    /** All goes back to the person, and nobody hears of it. */
    public synchronized void refundUntold(String transaction) {
        refunded.add(transaction);
    }

    private String adjustment(String transaction) {
        return Facts.object(json -> json.put("id", "adj_" + transaction.substring(4))
                .put("action", "refund").put("type", "full").put("status", "approved")
                .put("transaction_id", transaction)
                .put("created_at", clock.instant().toString()));
    }

    private static String list(Stream<String> elements) {
        return elements.collect(Collectors.joining(",", "[", "]"));
    }

    private static String customer(String transaction) {
        return "ctm_" + transaction.substring(transaction.indexOf('_') + 1);
    }

    private String open(Facts asked) {
        var item = asked.list("items").getFirst();
        var payment = new Payment("txn_" + clock.millis() + payments.size(),
                asked.at("custom_data").text("checkout"), item.text("price_id"),
                item.number("quantity"), clock.instant());
        payments.put(payment.id(), payment);
        return shown(payment);
    }

    private String shown(Payment payment) {
        return Facts.object(json -> {
            json.put("id", payment.id()).put("customer_id", customer(payment.id()));
            json.put("status", paid.contains(payment.id()) ? "completed" : "ready")
                    .put("origin", "api").put("currency_code", "EUR")
                    .put("created_at", payment.at().toString());
            json.putObject("details").putObject("totals")
                    .put("grand_total", Long.toString(CENTS * payment.quantity()));
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
            paid.add(payment.id());
        }
        return tell(webhook, event(payment.id(), payment.price(), payment.quantity(),
                clock.instant()));
    }

    /** What it tells once somebody has paid. */
    public static String event(String transaction, String price, long quantity, Instant at) {
        return Facts.object(json -> {
            json.put("event_id", "evt_" + transaction).put("event_type", "transaction.completed")
                    .put("occurred_at", at.toString());
            var data = json.putObject("data");
            data.put("id", transaction).put("status", "completed").put("origin", "api")
                    .put("currency_code", "EUR").putNull("subscription_id");
            var item = data.putArray("items").addObject().put("quantity", quantity);
            var priced = item.putObject("price").put("id", price);
            priced.putObject("unit_price").put("amount", Integer.toString(CENTS))
                    .put("currency_code", "EUR");
            priced.putObject("quantity").put("minimum", 1).put("maximum", 100);
            data.putArray("payments");
            var details = data.putObject("details");
            details.putArray("tax_rates_used");
            details.putArray("line_items");
            details.putObject("totals").put("grand_total", Long.toString(CENTS * quantity));
        });
    }

    /** What a call of it is signed with. */
    public static String signature(String secret, byte[] body, Instant now) {
        return PaddleSignature.sign(secret, body, now);
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
