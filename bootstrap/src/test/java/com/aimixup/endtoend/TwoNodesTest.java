package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.postgres.TestDatabase;
import com.aimixup.domain.credits.Credits;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Two nodes on one database behind one address: nobody notices which of them answers. */
final class TwoNodesTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Path DATA = DataFolder.newFolder();
    private static final TestServer ONE = TestServer.on(DATABASE.owner(), DATA);
    private static final TestServer OTHER = TestServer.on(DATABASE.owner(), DATA);
    private static final RoundRobin PROXY = new RoundRobin().over(ONE.url(), OTHER.url());

    @AfterAll
    static void close() {
        PROXY.close();
        OTHER.close();
        ONE.close();
        DATABASE.close();
        DataFolder.remove(DATA);
    }

    @Test
    void aPersonTalksThroughEitherAndIsChargedOnce() {
        var person = person();
        var conversation = person.conversation("round_robin", "fast", "steady");
        var charged = 0L;
        for (var turn = 0; turn < 3; turn++) {
            var events = person.turn(conversation, "Turn " + turn);
            assertEquals("turn.completed", events.getLast().name());
            charged += events.getLast().data().path("micro_credits").asLong();
        }
        assertEquals(9, person.messages(conversation).size());
        assertEquals(0, person.held());
        assertEquals(100_000_000 - charged, person.available());
    }

    @Test
    void theSameMessageToBothAtOnceIsOneTurn() {
        var person = person();
        var conversation = person.conversation("single", "steady");
        var message = UUID.randomUUID();
        var both = List.of(ONE, OTHER).stream().map(node -> CompletableFuture.supplyAsync(() ->
                        person.at(node.url()).openTurn(conversation, message, "Once")))
                .toList().stream().map(CompletableFuture::join).toList();
        for (var answer : both) assertEquals(200, answer.statusCode(), answer.body());
        // Byte for byte, though one of them drove the turn and the other looked on.
        assertEquals(both.getFirst().body(), both.getLast().body());
        assertEquals(2, person.messages(conversation).size());
    }

    @Test
    void aStreamGoesOnAnywhereFromAnyEvent() {
        var person = person();
        var conversation = person.conversation("parallel", "steady", "slow", "steady");
        var turn = person.at(ONE.url()).beginTurn(conversation, "Hello").path("id").asText();
        var there = CompletableFuture.supplyAsync(() ->
                Follower.again(person.at(OTHER.url()), conversation, turn));
        var here = new Follower(person, conversation, turn);
        for (var read = 3; here.until(read).size() == read; read += 3) { }
        var all = there.join();
        assertEquals(all, here.toEnd());
        for (var number = 0; number < all.size(); number++)
            assertEquals(number + 1, all.get(number).id());
        assertEquals("turn.completed", all.getLast().name());
        assertEquals(all, Follower.again(person.at(ONE.url()), conversation, turn));
    }

    @Test
    void whoeverIsAskedToCancelTheTurnStops() {
        var person = person();
        var conversation = person.conversation("single", "endless");
        var turn = person.at(ONE.url()).beginTurn(conversation, "Hello").path("id").asText();
        var told = CompletableFuture.supplyAsync(() ->
                Follower.again(person.at(OTHER.url()), conversation, turn));
        new Follower(person.at(OTHER.url()), conversation, turn).until(4);
        var path = "/conversations/" + conversation + "/turns/" + turn + "/cancel";
        assertEquals(202, person.at(OTHER.url()).post(path, Map.of()).statusCode());
        assertEquals("turn.cancelled", told.join().getLast().name());
        assertEquals(200, person.at(OTHER.url()).post(path, Map.of()).statusCode());
        var answer = person.messages(conversation).path(1);
        assertEquals("partial", answer.path("state").asText());
        assertTrue(answer.path("text").asText().length() > 0);
        assertEquals(0, person.held());
        assertEquals(100_000_000 - answer.path("answer").path("micro_credits").asLong(),
                person.available());
    }

    @Test
    void aTurnUnderWayOnOneKeepsTheOtherFromBeginningOne() {
        var person = person();
        var conversation = person.conversation("single", "slow");
        person.at(ONE.url()).beginTurn(conversation, "First");
        assertEquals(409, person.at(OTHER.url()).openTurn(conversation, UUID.randomUUID(),
                "Second").statusCode());
        Await.until("settled", () -> person.held() == 0);
    }

    @Test
    void theSessionIsKnownToBothAndSoIsItsEnd() {
        var person = person();
        for (var node : List.of(ONE, OTHER))
            assertEquals(200, person.at(node.url()).get("/account").statusCode());
        var session = person.tokens().path("session_id").asText();
        assertEquals(204, Person.send(person.at(ONE.url()).request("/sessions/" + session)
                .DELETE().build()).statusCode());
        Await.until("the end is known", () ->
                person.at(OTHER.url()).get("/account").statusCode() == 401);
    }

    @Test
    void aFileThatOneTookIsGivenByTheOther() {
        var person = person();
        var made = Person.send(person.at(ONE.url()).request("/files")
                .header("X-File-Name", "words.txt")
                .POST(BodyPublishers.ofString("some words")).build());
        assertEquals(201, made.statusCode(), made.body());
        assertEquals("some words", person.at(OTHER.url()).get("/files/"
                + Person.json(made).path("id").asText() + "/content").body());
    }

    private static Person person() {
        var person = Person.signUp(PROXY.url());
        ONE.grant(person, Credits.ofWhole(100));
        return person;
    }
}
