package com.aimixup.endtoend;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aimixup.adapter.postgres.PostgresPriceBook;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.credits.UsageUnit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Many turns at one moment through a real provider jar; {@code bench/run relay} has more. */
final class ParallelStreamsTest {
    private static final int PEOPLE = 10;
    private static final int TURNS_EACH = 20;

    @Test
    void manyStreamsAtOnceLoseAndMixUpNothing() throws Exception {
        try (var upstream = new MarkedUpstream(PEOPLE * TURNS_EACH);
                var server = TestServer.start(Map.of("AIMIXUP_OPENAI_API_KEY", "k",
                        "AIMIXUP_TURNS_PER_ACCOUNT", "" + TURNS_EACH,
                        "AIMIXUP_OPENAI_BASE_URL", upstream.uri().toString()))) {
            var database = server.server().database();
            database.run(() -> new PostgresPriceBook(database).add(
                    new ModelRef("openai", MarkedUpstream.MODEL), new Tariff(Map.of(
                            UsageUnit.INPUT, 1_000_000L, UsageUnit.OUTPUT, 1_000_000L),
                            Instant.EPOCH)));
            var people = new ArrayList<Person>();
            var turns = new ArrayList<Callable<List<Event>>>();
            var go = new CountDownLatch(1);
            for (int i = 0; i < PEOPLE; i++) {
                var person = server.person(1_000);
                people.add(person);
                for (int j = 0; j < TURNS_EACH; j++) {
                    var conversation = conversation(person);
                    var question = "What of " + mark(turns.size()) + '?';
                    turns.add(() -> {
                        go.await();
                        return person.turn(conversation, question);
                    });
                }
            }
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var running = turns.stream().map(threads::submit).toList();
                go.countDown();
                for (int i = 0; i < running.size(); i++) assertWhole(mark(i), running.get(i).get());
            }
            for (var person : people) {
                assertEquals(0, person.held());
                // 20 of input and 25 of output, a credit each for a million.
                assertEquals(1_000_000_000L - TURNS_EACH * 45L, person.available());
            }
        }
    }

    private static String mark(int number) {
        return "mark-" + (1_000 + number);
    }

    private static void assertWhole(String mark, List<Event> events) {
        assertEquals("turn.completed", events.getLast().name());
        assertEquals(MarkedUpstream.answerTo(mark), events.stream()
                .filter(event -> event.name().equals("agent.delta"))
                .map(event -> event.data().path("text").asText()).collect(joining()));
    }

    private static String conversation(Person person) {
        var made = person.post("/conversations", Map.of("title", "Many", "mix", "single",
                "agents", List.of(Map.of("name", "A", "provider", "openai",
                        "model", MarkedUpstream.MODEL, "output_tokens_max", 200))));
        assertEquals(201, made.statusCode(), made.body());
        return Person.json(made).path("id").asText();
    }
}
