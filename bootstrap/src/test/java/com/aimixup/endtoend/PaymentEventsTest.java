package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.postgres.Database;
import com.aimixup.adapter.postgres.TestDatabase;
import com.aimixup.endtoend.Shopkeeper.Event;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever two payment services deliver, however often, in whatever order, to two nodes of
 * which one is killed meanwhile: credits come out as they must.
 */
final class PaymentEventsTest {
    /** More by {@code -Daimixup.test.events=1000}. */
    private static final int EVENTS = Integer.getInteger("aimixup.test.events", 300);
    private static final int PEOPLE = 6;
    private static final int THREADS = 8;
    private static final long CREDIT = 1_000_000;
    private final TestDatabase database = TestDatabase.fresh();
    private final Database owner = Database.open(database.owner(), 2, Duration.ofSeconds(10));
    private final DataFolder data = DataFolder.on(database.owner(), Shopkeeper.SETTINGS);
    private final RoundRobin proxy = new RoundRobin();
    private final Random random = new Random(1);
    private final List<Person> people = new ArrayList<>();
    private final List<String> accounts = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final List<String> checkouts = new ArrayList<>();
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final long[] model = new long[PEOPLE];
    private final List<Program> nodes = new ArrayList<>(List.of(start()));
    private final List<URI> urls = new ArrayList<>();

    private Program start() {
        try {
            var products = data.path("products.yaml");
            if (Files.notExists(products)) Files.writeString(products, Shopkeeper.PRODUCTS);
            return data.startWith(Map.of("AIMIXUP_PRODUCTS", products.toString()), "start");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void startTwoNodes() {
        urls.add(nodes.getFirst().ready()); // makes the keys
        nodes.add(start());
        urls.add(nodes.getLast().ready());
        proxy.over(urls.toArray(URI[]::new));
    }

    @AfterEach
    void removeAll() {
        nodes.forEach(Program::close);
        proxy.close();
        data.close();
        owner.close();
        database.close();
    }

    @Test
    @Tag("collect.payment")
    void creditsEqualTheModelThoughEventsComeOftenOutOfOrderAndThroughAKill() throws Exception {
        for (var i = 0; i < PEOPLE; i++) {
            people.add(Person.signUp(proxy.url()));
            accounts.add(people.get(i).read("/account").path("id").asText());
        }
        while (events.size() < EVENTS) happen(events.size());
        owner.update(String.join(";", checkouts));
        var deliveries = new ArrayList<Event>();
        for (var event : events)
            deliveries.addAll(Collections.nCopies(1 + random.nextInt(5), event));
        Collections.shuffle(deliveries, random);
        deliver(deliveries);

        Await.until("all is applied", () -> count("state in ('WAITING', 'STUCK')") == 0);
        assertEquals(events.size(), count("true"));
        for (var i = 0; i < PEOPLE; i++)
            assertEquals(model[i] * CREDIT, people.get(i).available());
        assertTrue(data.audit().isClean(), data.audit().toString());
        assertEquals(0, sum("select coalesce(sum(amount_micros), 0) as n from ledger_entry"));
        report();
        for (var node : nodes) {
            var output = node.output() + node.errors();
            assertFalse(output.contains(Shopkeeper.CARD) || output.contains("999999"), output);
        }
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
                checkouts.add(Shopkeeper.checkout(account, transaction));
                events.add(Event.bought("evt_" + n, transaction, quantity));
                model[who] += 500L * quantity;
                if (random.nextBoolean())
                    events.add(Event.bought("evt_again_" + n, transaction, quantity));
            }
            case 2 -> {
                checkouts.add(Shopkeeper.checkout(account, transaction));
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

    /** By many threads to both nodes, one of which is killed when a third was taken. */
    private void deliver(List<Event> deliveries) throws Exception {
        var left = new ConcurrentLinkedQueue<>(deliveries);
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var work = Collections.<Callable<Void>>nCopies(THREADS, () -> {
                for (var event = left.poll(); event != null; event = left.poll()) deliver(event);
                return null;
            }).stream().map(threads::submit).toList();
            Await.until("a third was taken", () -> nanos.size() > deliveries.size() / 3);
            nodes.getFirst().kill();
            assertFalse(left.isEmpty(), "killed in the middle");
            nodes.set(0, start());
            urls.set(0, nodes.getFirst().ready());
            proxy.over(urls.toArray(URI[]::new));
            for (var done : work) done.get();
        }
    }

    /** As the services do: again and again, until it is answered by 200. */
    private void deliver(Event event) throws InterruptedException {
        while (true) {
            var began = System.nanoTime();
            try {
                var answer = Person.HTTP.send(Shopkeeper.request(proxy.url(), event, Instant.now()),
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

    private long count(String which) {
        return sum("select count(*) as n from payment_event where " + which);
    }

    private long sum(String query) {
        return owner.one(query, row -> row.number("n"));
    }

    private void report() {
        var sorted = nanos.stream().sorted().toList();
        System.getLogger(getClass().getName()).log(System.Logger.Level.INFO, sorted.size()
                + " answers, p50 " + sorted.get(sorted.size() / 2) / 1_000_000 + " ms, p99.9 "
                + sorted.get((int) (sorted.size() * 0.999)) / 1_000_000 + " ms");
    }
}
