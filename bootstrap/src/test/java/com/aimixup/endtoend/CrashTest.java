package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.postgres.TestDatabase;
import com.aimixup.endtoend.Follower.Told;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two nodes under load, one of which is killed again and again, at any moment. How often:
 * {@code -Daimixup.crash.kills=50}.
 */
final class CrashTest {
    private static final int KILLS = Integer.getInteger("aimixup.crash.kills", 3);
    private static final int PEOPLE = 4;
    private static final long GRANTED = 10_000;

    /** A turn that was acknowledged, and what its reader was told, wherever it had to come back. */
    private record Taken(Person person, String conversation, String turn, List<Told> told) {}

    private final TestDatabase database = TestDatabase.fresh();
    private final DataFolder data = DataFolder.on(database.owner());
    private final RoundRobin proxy = new RoundRobin();
    private final List<Program> nodes = new ArrayList<>(List.of(data.start("start")));
    private final Queue<Taken> taken = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean enough = new AtomicBoolean();

    @AfterEach
    void removeAll() {
        nodes.forEach(Program::close);
        proxy.close();
        data.close();
        database.close();
    }

    @Test
    void nothingIsLostOrDoubledHoweverOftenANodeIsKilled() throws Exception {
        var first = nodes.getFirst().ready(); // makes the keys
        nodes.add(data.start("start"));
        var urls = new ArrayList<>(List.of(first, nodes.getLast().ready()));
        proxy.over(urls.toArray(URI[]::new));
        var people = new ArrayList<Person>();
        for (var n = 0; n < PEOPLE; n++) {
            people.add(Person.signUp(proxy.url()));
            data.grant(people.getLast(), GRANTED);
        }
        var random = new Random(7);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var talking = people.stream().map(person -> CompletableFuture.runAsync(
                    () -> talk(person), threads)).toList();
            for (var kill = 0; kill < KILLS; kill++) {
                Await.pause(Duration.ofMillis(500 + random.nextInt(1_500)));
                var victim = random.nextInt(nodes.size());
                nodes.get(victim).kill();
                nodes.set(victim, data.start("start"));
                urls.set(victim, nodes.get(victim).ready());
                proxy.over(urls.toArray(URI[]::new));
            }
            enough.set(true);
            for (var person : talking) person.get();
        }
        taken.forEach(CrashTest::assertWhole);
        for (var person : people) assertPaidOnce(person);
        assertTrue(data.audit().isClean(), () -> data.audit().toString());
        System.getLogger(CrashTest.class.getName()).log(System.Logger.Level.INFO, () ->
                KILLS + " kills, " + taken.size() + " turns, " + taken.stream().filter(turn ->
                        turn.told().getLast().name().equals("turn.interrupted")).count()
                        + " of them interrupted");
    }

    private void talk(Person person) {
        while (!enough.get()) {
            var conversation = conversation(person);
            var turn = take(person, conversation);
            var told = new Follower(person, conversation, turn).toEnd();
            taken.add(new Taken(person, conversation, turn, told));
        }
    }

    private static String conversation(Person person) {
        var request = Map.of("id", UUID.randomUUID().toString(), "title", "A crash",
                "mix", "parallel", "agents", List.of(agent("A", "steady"), agent("B", "fast"),
                        agent("C", "slow")));
        return again(() -> person.post("/conversations", request), 201).path("id").asText();
    }

    private static Map<String, Object> agent(String name, String model) {
        return Map.of("name", name, "provider", "echo", "model", model,
                "output_tokens_max", 200);
    }

    /** Sends the same message until somebody acknowledges it. */
    private static String take(Person person, String conversation) {
        var message = UUID.randomUUID();
        return again(() -> person.sendTurn(conversation, message, "Hello"), 202)
                .path("id").asText();
    }

    private static JsonNode again(
            Supplier<HttpResponse<String>> request, int status) {
        var found = new ArrayList<JsonNode>();
        Await.until("acknowledged", () -> {
            try {
                var answer = request.get();
                if (answer.statusCode() == status) found.add(Person.json(answer));
                else assertTrue(answer.statusCode() >= 500, answer.body());
            } catch (UncheckedIOException cut) {
                return false;
            }
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    private static void assertWhole(Taken turn) {
        var told = turn.told();
        for (var number = 0; number < told.size(); number++)
            assertEquals(number + 1, told.get(number).id());
        assertEquals(told, Follower.again(turn.person(), turn.conversation(), turn.turn()),
                "what was told is told again");
        var seen = turn.person().read("/conversations/" + turn.conversation() + "/turns/"
                + turn.turn());
        assertEquals(told.getLast().name(), "turn." + seen.path("state").asText());
        var messages = turn.person().messages(turn.conversation());
        assertEquals(4, messages.size());
        assertEquals("Hello", messages.path(0).path("text").asText());
        var speakers = new HashSet<String>();
        for (var message : messages) {
            if (!message.has("answer") || message.path("answer").isNull()) continue;
            assertTrue(List.of("complete", "partial", "failed")
                    .contains(message.path("state").asText()), message::toString);
            assertTrue(speakers.add(message.path("author").path("agent_id").asText()));
            assertEquals(said(told, message.path("id").asText()),
                    message.path("text").asText(), "what was shown is what is kept");
        }
        assertEquals(3, speakers.size());
    }

    private static String said(List<Told> told, String message) {
        var text = new StringBuilder();
        for (var event : told) {
            var data = Person.tree(event.data());
            if (event.name().equals("agent.delta")
                    && data.path("message").asText().equals(message))
                text.append(data.path("text").asText());
        }
        return text.toString();
    }

    private void assertPaidOnce(Person person) {
        assertEquals(0, person.held());
        var charged = 0L;
        for (var turn : taken)
            if (turn.person() == person)
                for (var message : person.messages(turn.conversation()))
                    charged += message.path("answer").path("micro_credits").asLong();
        assertEquals(GRANTED * 1_000_000 - charged, person.available());
    }
}
