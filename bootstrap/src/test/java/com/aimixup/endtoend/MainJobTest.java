package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sign up, get credits, talk to several agents, and be charged for exactly that. */
final class MainJobTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        Await.until("no turn is left running",
                () -> server.server().useCases().turns().runs().count() == 0);
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"single, 1", "parallel, 3", "round_robin, 3", "debate, 7"})
    void everyMixIsStreamedStoredAndCharged(String mix, int answers) {
        var person = server.person(100);
        var conversation = person.conversation(mix, "fast", "fast", "fast");
        var events = person.turn(conversation, "What shall we do?");

        assertEquals(answers, count(events, "agent.completed"));
        assertEquals("turn.completed", events.getLast().name());
        for (var index = 0; index < events.size(); index++)
            assertEquals(index + 1, events.get(index).id(), "ids grow by one");

        var charged = events.getLast().data().path("micro_credits").asLong();
        assertEquals(charged, events.stream()
                .filter(event -> event.name().equals("agent.completed"))
                .mapToLong(event -> event.data().path("micro_credits").asLong()).sum());
        var credits = person.read("/credits");
        assertEquals(100_000_000 - charged, credits.path("available_micro_credits").asLong());
        assertEquals(0, credits.path("held_micro_credits").asLong());

        var messages = person.read("/conversations/" + conversation + "/messages").path("data");
        assertEquals(answers + 1, messages.size());
        for (var message : messages) {
            var id = message.path("id").asText();
            if (message.path("author").path("kind").asText().equals("agent"))
                assertEquals(streamed(events, id), message.path("text").asText());
        }
    }

    @Test
    void anAgentThatFailsDoesNotFailTheOthersAndCostsNothing() {
        var person = server.person(100);
        var conversation = person.conversation("parallel", "fast", "overloaded", "fast");
        var events = person.turn(conversation, "Hello");
        assertEquals(2, count(events, "agent.completed"));
        var failed = events.stream().filter(event -> event.name().equals("agent.failed"))
                .findFirst().orElseThrow();
        assertEquals("overloaded", failed.data().path("problem").path("code").asText());
        assertEquals(0, failed.data().path("micro_credits").asLong());
        assertEquals("turn.completed", events.getLast().name());
    }

    @Test
    void anAnswerThatBreaksOffIsKeptAndPaidForWhatCame() {
        var person = server.person(100);
        var conversation = person.conversation("single", "cut");
        var events = person.turn(conversation, "Hello");
        var failed = events.stream().filter(event -> event.name().equals("agent.failed"))
                .findFirst().orElseThrow();
        assertTrue(failed.data().path("micro_credits").asLong() > 0);
        var messages = person.read("/conversations/" + conversation + "/messages").path("data");
        assertEquals("partial", messages.path(1).path("state").asText());
        assertFalse(messages.path(1).path("text").asText().isEmpty());
    }

    @Test
    void aModelWithoutPriceCannotBeUsed() {
        var person = server.person(100);
        var answer = person.post("/conversations", Map.of("title", "x", "mix", "single",
                "agents", List.of(Map.of("name", "A", "provider", "echo",
                        "model", "unpriced"))));
        assertEquals(422, answer.statusCode(), answer.body());
    }

    @Test
    void tooFewCreditsAreRefusedBeforeAnythingIsStored() {
        var person = server.person(0);
        var conversation = person.conversation("single", "fast");
        var answer = person.openTurn(conversation, UUID.randomUUID(), "Hello");
        assertEquals(402, answer.statusCode(), answer.body());
        assertEquals("/problems/too-few-credits", Person.json(answer).path("type").asText());
        assertEquals(0, person.read("/conversations/" + conversation + "/messages")
                .path("data").size());
    }

    @Test
    void twoIdenticalTurnsAtTheSameMomentHaveOneEffect() {
        var person = server.person(100);
        var conversation = person.conversation("single", "fast");
        var message = UUID.randomUUID();
        var answers = Stream.generate(() -> CompletableFuture.supplyAsync(() ->
                        person.openTurn(conversation, message, "Once")))
                .limit(8).toList().stream().map(CompletableFuture::join).toList();
        var turns = answers.stream().map(answer -> {
            assertEquals(200, answer.statusCode(), answer.body());
            return Event.all(answer.body()).getFirst().data().path("turn").asText();
        }).collect(Collectors.toSet());
        assertEquals(1, turns.size());
        assertEquals(2, person.read("/conversations/" + conversation + "/messages")
                .path("data").size());
    }

    @Test
    void aConversationWithTheClientsIdIsMadeOnceHoweverOftenItIsSent() {
        var person = server.person(0);
        var request = Map.of("id", UUID.randomUUID().toString(), "title", "Once");
        var ids = Stream.generate(() -> CompletableFuture.supplyAsync(() ->
                        person.post("/conversations", request)))
                .limit(8).toList().stream().map(CompletableFuture::join).map(answer -> {
                    assertEquals(201, answer.statusCode(), answer.body());
                    return Person.json(answer).path("id").asText();
                }).collect(Collectors.toSet());
        assertEquals(Set.of(request.get("id")), ids);
        assertEquals(1, person.read("/conversations").path("data").size());
        assertEquals(422, person.post("/conversations",
                Map.of("id", request.get("id"), "title", "Twice")).statusCode());
    }

    @Test
    void theSameIdForAnotherTextIsRefused() {
        var person = server.person(100);
        var conversation = person.conversation("single", "fast");
        var message = UUID.randomUUID();
        person.openTurn(conversation, message, "One");
        assertEquals(422, person.openTurn(conversation, message, "Two").statusCode());
    }

    @Test
    void anotherPersonsConversationIsAsUnknownAsNone() {
        var owner = server.person(100);
        var conversation = owner.conversation("single", "fast");
        var stranger = server.person(100);
        for (var path : List.of("", "/messages", "/turns/" + UUID.randomUUID()))
            assertEquals(404, stranger.get("/conversations/" + conversation + path).statusCode());
        assertEquals(404, stranger.openTurn(conversation, UUID.randomUUID(), "x").statusCode());
    }

    @Test
    @Tag("secure.at-rest")
    void whatPeopleWriteLiesInTheDatabaseAsCiphertextOnly() {
        var person = server.person(100);
        var conversation = person.conversation("single", "fast");
        var canary = "canary-" + UUID.randomUUID();
        person.turn(conversation, canary);
        var rows = server.server().database().list("select message::text as row from message",
                row -> row.text("row"));
        assertFalse(rows.isEmpty());
        assertTrue(rows.stream().noneMatch(row -> row.contains(canary)));
    }

    private static long count(List<Event> events, String name) {
        return events.stream().filter(event -> event.name().equals(name)).count();
    }

    private static String streamed(List<Event> events, String message) {
        return events.stream().filter(event -> event.name().equals("agent.delta")
                        && event.data().path("message").asText().equals(message))
                .map(event -> event.data().path("text").asText()).collect(Collectors.joining());
    }
}
