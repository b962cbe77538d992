package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.http.EventReader.Event;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TurnRoutesTest {
    static final String WORDS = "one\\ntwo\\r\\nthree\\n\\ndata: four\\u2028 \\u0000";
    private final World world = new World();
    private final Client anna = world.person("anna@example.org");

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void aTurnIsStreamedFromItsStartToItsEnd() {
        var path = conversation("parallel", "say", "fail");
        var id = UUID.randomUUID();
        try (var stream = anna.events("POST", path + "/turns", turn(id, WORDS))) {
            assertEquals(200, stream.status());
            assertEquals("text/event-stream", header(stream, "Content-Type"));
            assertEquals("no-cache", header(stream, "Cache-Control"));
            assertEquals("no", header(stream, "X-Accel-Buffering"));
            var events = stream.rest();
            events.forEach(Contract::checkEvent);
            assertEquals(LongStream.rangeClosed(1, events.size()).mapToObj(Long::toString)
                    .toList(), events.stream().map(Event::id).toList());
            assertEquals("turn.started", events.getFirst().name());
            assertEquals(id.toString(), events.getFirst().json().text("message_id"));
            assertEquals("turn.completed", events.getLast().name());
            var said = named(events, "agent.delta");
            assertTrue(said.json().text("text").endsWith(
                    "one\ntwo\r\nthree\n\ndata: four\u2028 \u0000"));
            var failed = named(events, "agent.failed").json();
            assertEquals("/problems/provider-failed", failed.text("problem.type"));
            assertEquals("overloaded", failed.text("problem.code"));
            assertEquals(named(events, "agent.completed").json().number("micro_credits"),
                    events.getLast().json().number("micro_credits"));
            var shown = anna.get(header(stream, "Location")).is(200);
            assertEquals("completed", shown.text("state"));
            assertEquals(3, shown.list("messages").size());
        }
    }

    @Test
    void theSameMessageAgainIsTheSameTurnToldAgain() {
        var path = conversation("single", "say");
        var body = turn(UUID.randomUUID(), "hello");
        try (var first = anna.events("POST", path + "/turns", body);
                var second = anna.events("POST", path + "/turns", body)) {
            var told = first.rest();
            var again = second.rest();
            assertEquals(header(first, "Location"), header(second, "Location"));
            assertEquals(told, again);
        }
        anna.post(path + "/turns", body.replace("hello", "other")).isProblem(422, "key-reused");
        assertEquals(2, anna.get(path + "/messages").is(200).list("data").size());
    }

    @Test
    void whoWillNotWaitGetsTheTurnAtOnceAndFollowsIt() {
        var path = conversation("single", "wait");
        var body = turn(UUID.randomUUID(), "hello");
        var begun = anna.with("Prefer", "wait=5, respond-async").post(path + "/turns", body)
                .is(202);
        assertEquals("running", begun.text("state"));
        assertEquals("respond-async", begun.header("Preference-Applied"));
        anna.with("Prefer", "respond-async").post(path + "/turns", body).is(202);
        anna.post(path + "/turns", turn(UUID.randomUUID(), "more"))
                .isProblem(409, "turn-in-progress");
        try (var live = anna.events("GET", begun.header("Location") + "/events", "")) {
            var thought = live.until("agent.reasoning");
            Contract.checkEvent(thought);
            try (var late = anna.with("Last-Event-ID", thought.id())
                    .events("GET", begun.header("Location") + "/events", "")) {
                world.provider.openGate();
                var rest = live.rest();
                assertEquals(rest, late.rest());
                assertEquals("turn.completed", rest.getLast().name());
                assertEquals(Long.toString(Long.parseLong(thought.id()) + 1),
                        rest.getFirst().id());
            }
        }
    }

    @Test
    void messagesAreReadByPageAndByBranch() {
        var path = conversation("parallel", "say", "say");
        var first = UUID.randomUUID();
        take(path, turn(first, "first"));
        take(path, turn(UUID.randomUUID(), "second")
                .replace("}", ",\"parent_id\":\"" + first + "\"}"));
        var all = anna.get(path + "/messages").is(200);
        assertEquals(6, all.list("data").size());
        assertEquals("first", all.text("data.0.text"));
        assertEquals("person", all.text("data.0.author.kind"));
        var page = anna.get(path + "/messages?limit=4").is(200);
        var rest = anna.get(path + "/messages?limit=4&cursor=" + page.text("next_cursor"));
        assertEquals(2, rest.is(200).list("data").size());
        var branch = anna.get(path + "/messages?branch=head").is(200);
        assertEquals(4, branch.list("data").size());
        assertEquals("first", branch.text("data.0.text"));
        assertEquals("second", branch.text("data.1.text"));
        anna.get(path + "/messages?branch=" + all.text("data.0.id")).is(200);
        anna.get(path + "/messages?branch=" + UUID.randomUUID()).isProblem(404, "not-found");
        anna.get(path + "/messages?branch=x").isProblem(400, "invalid-input");
        anna.get(path + "/messages?branch=head&limit=1").isProblem(400, "invalid-input");
    }

    @Test
    void theRulesOfOneTurnCanBeNamedByHalf() {
        var path = conversation("single", "say", "say");
        var body = turn(UUID.randomUUID(), "x").replace("}", ",\"mix\":\"debate\"}");
        try (var stream = anna.events("POST", path + "/turns", body)) {
            var started = stream.until("turn.started").json();
            assertEquals("debate", started.text("plan.mix"));
            assertEquals(2, started.number("plan.rounds"));
            stream.rest();
        }
        assertEquals("single", anna.get(path).text("mix"));
    }

    @Test
    void whatATurnNeedsIsAskedForByName() {
        var poor = world.client().person("bob@example.org");
        var path = conversation(poor, "single", "say");
        var refused = poor.post(path + "/turns", turn(UUID.randomUUID(), "x"))
                .isProblem(402, "too-few-credits");
        assertEquals(0, refused.number("available_micro_credits"));
        assertTrue(refused.number("needed_micro_credits") > 0);
        anna.post(conversation("single") + "/turns", turn(UUID.randomUUID(), "x"))
                .isProblem(422, "no-agents");
        path = conversation("single", "say");
        anna.post(path + "/turns", turn(UUID.randomUUID(), "x")
                .replace("}", ",\"parent_id\":\"" + UUID.randomUUID() + "\"}"))
                .isProblem(422, "unknown-parent");
        anna.post(path + "/turns", turn(UUID.randomUUID(), "x")
                .replace("}", ",\"credit_limit_micro_credits\":1}"))
                .isProblem(402, "too-few-credits");
    }

    @Test
    void whatATurnWouldCostIsToldWithoutTakingIt() {
        var path = conversation("debate", "say", "say");
        var body = turn(UUID.randomUUID(), "x");
        var estimate = anna.post(path + "/turns?estimate=true", body).is(200);
        assertTrue(estimate.number("at_least_micro_credits")
                <= estimate.number("at_most_micro_credits"));
        assertEquals(3, estimate.number("agents.0.answers_at_most"));
        assertEquals(0, anna.get(path + "/messages").list("data").size());
        anna.post(path + "/turns?estimate=maybe", body).isProblem(400, "invalid-input");
        anna.post(conversation("single") + "/turns?estimate=true", body)
                .isProblem(422, "no-agents");
        take(path, body);
    }

    @Test
    void onlySomeTurnsRunAtOnce() {
        for (int i = 0; i < 4; i++) anna.with("Prefer", "respond-async").post(
                conversation("single", "wait") + "/turns", turn(UUID.randomUUID(), "x")).is(202);
        var refused = anna.post(conversation("single", "wait") + "/turns",
                turn(UUID.randomUUID(), "x")).isProblem(429, "too-many-turns");
        assertEquals(4, refused.number("most"));
        assertFalse(refused.header("Retry-After").isEmpty());
    }

    @Test
    void aServerThatStopsTakesNoMoreTurns() throws InterruptedException {
        var path = conversation("single", "say");
        world.turns.runs().stop(Duration.ZERO, Duration.ZERO);
        anna.post(path + "/turns", turn(UUID.randomUUID(), "x")).isProblem(503, "stopping");
    }

    @Test
    void anotherPersonsTurnsDoNotExist() {
        var path = conversation("single", "say");
        var body = turn(UUID.randomUUID(), "x");
        var turn = take(path, body);
        var bob = world.person("bob@example.org");
        bob.get(turn).isProblem(404, "not-found");
        bob.get(turn + "/events").isProblem(404, "not-found");
        bob.post(path + "/turns", body).isProblem(404, "not-found");
        anna.get(path + "/turns/" + UUID.randomUUID()).isProblem(404, "not-found");
        anna.get(path + "/turns/x/events").isProblem(404, "not-found");
        anna.get(turn.replace(path, conversation("single", "say"))).isProblem(404, "not-found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{} | message_id,text", "{\"message_id\":\"x\",\"text\":\"x\"} | message_id",
        "{\"message_id\":7,\"text\":\" \"} | message_id,text",
        "{\"message_id\":null,\"text\":[],\"mix\":\"x\"} | message_id,text,mix",
        "{\"rounds\":11,\"parent_id\":\"x\"} | message_id,text,rounds,parent_id",
        "{\"credit_limit_micro_credits\":0,\"files\":7} |"
                + " message_id,text,credit_limit_micro_credits,files"})
    void whatIsWrongWithATurnIsNamed(String body, String fields) {
        assertEquals(Set.of(fields.split(",")), anna.post(conversation("single", "say")
                + "/turns", body).isProblem(400, "invalid-input").errors().keySet());
    }

    @Test
    void aTextIsAtMostTwoHundredThousandCharacters() {
        var path = conversation("single", "say") + "/turns";
        assertEquals(Set.of("text"), anna.post(path, turn(UUID.randomUUID(),
                "\ud83d\ude00".repeat(200_001))).isProblem(400, "invalid-input")
                .errors().keySet());
        anna.with("Prefer", "respond-async").post(path, turn(UUID.randomUUID(),
                "\ud83d\ude00".repeat(200_000))).is(202);
    }

    /** Takes a turn to its end, and answers where it is. */
    private String take(String path, String body) {
        try (var stream = anna.events("POST", path + "/turns", body)) {
            stream.until("turn.completed");
            return header(stream, "Location");
        }
    }

    private String conversation(String mix, String... models) {
        return conversation(anna, mix, models);
    }

    static String conversation(Client person, String mix, String... models) {
        var agents = new StringBuilder();
        for (int i = 0; i < models.length; i++)
            agents.append(i == 0 ? "" : ",").append(
                    "{\"name\":\"Agent %d\",\"provider\":\"test\",\"model\":\"%s\"}"
                            .formatted(i, models[i]));
        return person.post("/api/v1/conversations",
                "{\"mix\":\"" + mix + "\",\"agents\":[" + agents + "]}").is(201)
                .header("Location");
    }

    static String turn(UUID id, String text) {
        return "{\"message_id\":\"" + id + "\",\"text\":\"" + text + "\"}";
    }

    static Event named(List<Event> events, String name) {
        return events.stream().filter(event -> event.name().equals(name)).findFirst()
                .orElseThrow();
    }

    static String header(EventReader stream, String name) {
        return stream.headers().firstValue(name).orElse("");
    }
}
