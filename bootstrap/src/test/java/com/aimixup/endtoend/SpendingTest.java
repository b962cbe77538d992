package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.domain.credits.Credits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody spends what is not there, however many spend at once. */
final class SpendingTest {
    private static final int SPENDERS = 64;
    private static final int TURNS_EACH = 3;
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(Map.of("AIMIXUP_TURNS_PER_ACCOUNT", "1000"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void sixtyFourWhoSpendOneBalanceNeverOverdrawIt() throws Exception {
        var granted = Credits.ofWhole(20).micros();
        var person = server.person(20);
        var conversations = new ArrayList<String>();
        for (var index = 0; index < SPENDERS; index++)
            conversations.add(person.conversation("single", "fast"));
        var over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var watching = threads.submit(() -> {
                while (!over.get()) {
                    var credits = person.read("/credits");
                    var available = credits.path("available_micro_credits").asLong();
                    var held = credits.path("held_micro_credits").asLong();
                    assertTrue(available >= 0 && held >= 0, credits.toString());
                    assertTrue(available + held <= granted, credits.toString());
                }
                return true;
            });
            var spent = 0L;
            var refused = 0;
            try {
                for (var done : threads.invokeAll(conversations.stream()
                        .map(conversation -> spender(person, conversation)).toList())) {
                    spent += done.get().charged;
                    refused += done.get().refused;
                }
            } finally {
                over.set(true);
            }
            assertTrue(watching.get());
            assertTrue(spent > 0, "somebody was served");
            assertTrue(refused > 0, "and not everybody");
            assertTrue(spent <= granted);
            assertEquals(granted - spent, person.available());
            assertEquals(0, person.held());
            server.assertTheBooksAgree();
        }
    }

    private record Spent(long charged, int refused) {}

    private static Callable<Spent> spender(Person person, String conversation) {
        return () -> {
            var charged = 0L;
            var refused = 0;
            for (var turn = 0; turn < TURNS_EACH; turn++) {
                var answer = person.openTurn(conversation, UUID.randomUUID(), "Spend it");
                if (answer.statusCode() == 200) charged += Event.all(answer.body()).getLast()
                        .data().path("micro_credits").asLong();
                else {
                    assertEquals(402, answer.statusCode(), answer.body());
                    refused++;
                }
            }
            return new Spent(charged, refused);
        };
    }

    @Test
    void aTurnIsRefusedWithWhatItNeedsAndRunsOnceThatIsThere() {
        var person = server.person(0);
        server.grant(person, new Credits(1));
        var conversation = person.conversation("parallel", "fast", "fast");
        var message = UUID.randomUUID();
        var refused = person.openTurn(conversation, message, "Hello");
        assertEquals(402, refused.statusCode(), refused.body());
        var problem = Person.json(refused);
        assertEquals(1, problem.path("available_micro_credits").asLong());
        var needed = problem.path("needed_micro_credits").asLong();

        server.grant(person, new Credits(needed - 2));
        assertEquals(402, person.openTurn(conversation, message, "Hello").statusCode());
        assertEquals(needed - 1, person.available());
        assertEquals(0, person.messages(conversation).size());

        server.grant(person, new Credits(1));
        var served = person.openTurn(conversation, message, "Hello");
        assertEquals(200, served.statusCode(), served.body());
        assertEquals("turn.completed", Event.all(served.body()).getLast().name());
        assertTrue(person.available() >= 0);
    }

    @ParameterizedTest
    @CsvSource({"echo, none-such", "echo, unpriced", "none-such, fast",
        "ECHO, fast"})
    void aModelThatIsUnknownOrHasNoPriceCannotBeUsed(String provider, String model) {
        var person = server.person(100);
        var agent = Map.of("name", "A", "provider", provider, "model", model);
        var created = person.post("/conversations",
                Map.of("title", "x", "mix", "single", "agents", List.of(agent)));
        assertEquals(422, created.statusCode(), created.body());
        assertEquals("/problems/model-not-usable", Person.json(created).path("type").asText());

        var conversation = person.conversation("single", "fast");
        var at = "/conversations/" + conversation;
        assertEquals(422, person.post(at + "/agents", agent).statusCode());
        var id = person.read(at).path("agents").path(0).path("id").asText();
        assertEquals(422, person.send("PATCH", at + "/agents/" + id,
                "{\"provider\":\"%s\",\"model\":\"%s\"}".formatted(provider, model))
                .statusCode());
        assertEquals(100_000_000, person.available());
    }
}
