package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.endtoend.Shopkeeper.Event;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever two payment services deliver, however often, in whatever order, and though the server is
 * killed meanwhile: credits come out as they must.
 */
final class PaymentEventsTest {
    /** More by {@code -Daimixup.test.events=1000}. */
    private static final int EVENTS = Integer.getInteger("aimixup.test.events", 300);
    private static final int PEOPLE = 6;
    private static final int THREADS = 8;
    private static final long CREDIT = 1_000_000;
    private final DataFolder data = DataFolder.used(Shopkeeper.SETTINGS);
    private final Random random = new Random(1);
    private final List<Person> people = new ArrayList<>();
    private final List<String> accounts = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final List<String> checkouts = new ArrayList<>();
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final long[] model = new long[PEOPLE];
    private Program program = start();
    private volatile URI url = program.ready();

    private Program start() {
        try {
            var products = data.path("products.yaml");
            if (Files.notExists(products)) Files.writeString(products, Shopkeeper.PRODUCTS);
            return data.startWith(Map.of("AIMIXUP_PRODUCTS", products.toString()), "start");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void removeAll() {
        program.close();
        data.close();
    }

    @Test
    @Tag("collect.payment")
    void creditsEqualTheModelThoughEventsComeOftenOutOfOrderAndThroughAKill() throws Exception {
        for (var i = 0; i < PEOPLE; i++) {
            people.add(Person.signUp(url));
            accounts.add(people.get(i).read("/account").path("id").asText());
        }
        while (events.size() < EVENTS) happen(events.size());
        data.database(database -> database.update(String.join(";", checkouts)));
        var deliveries = new ArrayList<Event>();
        for (var event : events)
            deliveries.addAll(Collections.nCopies(1 + random.nextInt(5), event));
        Collections.shuffle(deliveries, random);

        deliver(deliveries.subList(0, deliveries.size() / 2), () -> { });
        deliver(deliveries.subList(deliveries.size() / 2, deliveries.size()), this::killAndStart);

        Await.until("all is applied", () -> count("state in ('WAITING', 'STUCK')") == 0);
        assertEquals(events.size(), count("true"));
        for (var i = 0; i < PEOPLE; i++)
            assertEquals(model[i] * CREDIT, people.get(i).at(url).available());
        assertTrue(data.audit().isClean(), data.audit().toString());
        assertEquals(0, sum("select coalesce(sum(amount_micros), 0) as n from ledger_entry"));
        report();
        var output = program.output() + program.errors();
        assertFalse(output.contains(Shopkeeper.CARD) || output.contains("999999"), output);
        program.terminate();
        program.exitCode();
        assertEquals(List.of(), filesWith(Shopkeeper.CARD));
    }

    @Test
    void whatIsForgedAlteredStaleOrOfASandboxChangesNothing() {
        var person = Person.signUp(url);
        var account = person.read("/account").path("id").asText();
        data.database(database -> database.update(checkout(account, "txn_1")));
        var now = Instant.now();
        var event = Event.bought("evt_1", "txn_1", 1);
        for (var seconds : List.of(-90, 90)) assertEquals(401,
                status(event, Shopkeeper.signature(event.body(), now.plusSeconds(seconds))));
        var altered = new Event("paddle", event.body().replace("\"quantity\":1", "\"quantity\":9"));
        assertEquals(401, status(altered, Shopkeeper.signature(event.body(), now)));
        assertEquals(401, status(event, "ts=1;h1=" + "0".repeat(64)));
        assertEquals(401, status(Event.revenueCat("rc_0", "NON_RENEWING_PURCHASE", account, "t0",
                ""), "no"));
        assertEquals(0, count("true"));

        var pack = ",\"product_id\":\"credits_500\"";
        for (var harmless : List.of(
                Event.revenueCat("rc_1", "NON_RENEWING_PURCHASE", account, "t1", pack).body()
                        .replace("PRODUCTION", "SANDBOX"),
                Event.revenueCat("rc_2", "NON_RENEWING_PURCHASE", account, "t2", pack).body()
                        .replace("APP_STORE", "PADDLE"),
                Event.revenueCat("rc_3", "NEW_KIND", account, "t3", pack).body()))
            assertEquals(200, Person.send(Shopkeeper.request(url,
                    new Event("revenuecat", harmless), now)).statusCode());
        Await.until("they are looked at", () -> count("state = 'IGNORED'") == 3);
        assertEquals(0, person.available());
    }

    private int status(Event event, String proof) {
        var sent = Shopkeeper.request(url, event, Instant.now());
        return Person.send(HttpRequest.newBuilder(sent, (name, _) -> false)
                .header(event.service().equals("paddle") ? "Paddle-Signature" : "Authorization",
                        proof).build()).statusCode();
    }

    /** One of the things that happen at shops, with all events that tell of it. */
    private void happen(int n) {
        var who = random.nextInt(PEOPLE);
        var account = accounts.get(who);
        var transaction = "txn_" + n;
        var rest = ",\"product_id\":\"%s\"";
        switch (random.nextInt(7)) {
            case 0, 1 -> {
                var quantity = 1 + random.nextInt(3);
                checkouts.add(checkout(account, transaction));
                events.add(Event.bought("evt_" + n, transaction, quantity));
                model[who] += 500L * quantity;
                if (random.nextBoolean())
                    events.add(Event.bought("evt_again_" + n, transaction, quantity));
            }
            case 2 -> {
                checkouts.add(checkout(account, transaction));
                events.add(Event.bought("evt_" + n, transaction, 2));
                events.add(Event.refund("evt_asked_" + n, transaction, "pending_approval", 500));
                events.add(Event.refund("evt_back_" + n, transaction, "approved", 500));
                model[who] += 750; // a quarter of the money went back
            }
            case 3 -> {
                events.add(Event.revenueCat("rc_" + n, "NON_RENEWING_PURCHASE", account,
                        transaction, rest.formatted("credits_500")));
                events.add(Event.revenueCat("rc_back_" + n, "CANCELLATION", account, transaction,
                        ",\"cancel_reason\":\"CUSTOMER_SUPPORT\""));
                if (random.nextBoolean()) {
                    events.add(Event.revenueCat("rc_for_" + n, "REFUND_REVERSED", account,
                            transaction, ""));
                    model[who] += 500;
                }
            }
            case 4, 5 -> {
                events.add(Event.revenueCat("rc_" + n, random.nextBoolean() ? "RENEWAL"
                        : "INITIAL_PURCHASE", account, transaction, rest.formatted("monthly")));
                model[who] += 100;
            }
            default -> events.add(Event.paddle("evt_" + n, random.nextBoolean() ? "new.kind"
                    : "transaction.paid", "\"id\":\"" + transaction + '"'));
        }
    }

    private static String checkout(String account, String transaction) {
        return "insert into checkout (account_id, id, product, quantity, shop, transaction,"
                + " created_at) values ('" + account + "', '" + UUID.randomUUID()
                + "', 'pack', 1, 'PADDLE', '" + transaction + "', now())";
    }

    private void deliver(List<Event> deliveries, Runnable meanwhile) throws Exception {
        var left = new ConcurrentLinkedQueue<>(deliveries);
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var work = Collections.<Callable<Void>>nCopies(THREADS, () -> {
                for (var event = left.poll(); event != null; event = left.poll()) deliver(event);
                return null;
            }).stream().map(threads::submit).toList();
            meanwhile.run();
            for (var done : work) done.get();
        }
    }

    /** As the services do: again and again, until it is answered by 200. */
    private void deliver(Event event) throws InterruptedException {
        while (true) {
            var began = System.nanoTime();
            try {
                var answer = Person.HTTP.send(Shopkeeper.request(url, event, Instant.now()),
                        BodyHandlers.discarding());
                if (answer.statusCode() == 200) {
                    nanos.add(System.nanoTime() - began);
                    return;
                }
                assertEquals(503, answer.statusCode());
            } catch (IOException gone) {
                Await.pause(Duration.ofMillis(100));
            }
        }
    }

    private void killAndStart() {
        program.kill();
        program = start();
        url = program.ready();
    }

    private long count(String which) {
        return sum("select count(*) as n from payment_event where " + which);
    }

    private long sum(String query) {
        return data.database(database -> database.one(query, row -> row.number("n")));
    }

    private void report() {
        var sorted = nanos.stream().sorted().toList();
        System.getLogger(getClass().getName()).log(System.Logger.Level.INFO, sorted.size()
                + " answers, p50 " + sorted.get(sorted.size() / 2) / 1_000_000 + " ms, p99.9 "
                + sorted.get((int) (sorted.size() * 0.999)) / 1_000_000 + " ms");
    }

    /** Byte for byte, whatever the files are; and as the database writes bytes as text. */
    private List<String> filesWith(String text) throws IOException {
        var plain = text.getBytes(StandardCharsets.UTF_8);
        var found = new ArrayList<String>();
        try (var files = Files.walk(data.path(""))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().contains("programs")) continue;
                var bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (bytes.contains(text) || bytes.contains(HexFormat.of().formatHex(plain)))
                    found.add(file.toString());
            }
        }
        return found;
    }
}
