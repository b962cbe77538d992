package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.postgres.embedded.EmbeddedPostgres;
import com.aimixup.adapter.postgres.PostgresRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The database goes away under the running server and comes back. */
final class DatabaseOutageTest {
    private final DataFolder data = DataFolder.used();
    private final EmbeddedPostgres.Place place = new EmbeddedPostgres.Place(
            data.path("postgres"), data.path("postgres/programs"), freePort());
    private EmbeddedPostgres database = startDatabase();
    private final TestServer server = TestServer.on(database.address(PostgresRole.OWNER),
            data.path(""));

    @AfterEach
    void removeAll() {
        server.close();
        database.close();
        data.close();
    }

    @Test
    void meanwhileItSaysSoAndAfterwardsItGoesOnByItself() {
        var person = server.person(100);
        var conversation = person.conversation("single", "fast");
        person.turn(conversation, "Before");
        var messages = person.messages(conversation);

        database.close();
        for (var path : new String[] {"/account", "/conversations/" + conversation}) {
            var answer = person.get(path);
            assertEquals(503, answer.statusCode(), answer.body());
            assertEquals("/problems/store-unavailable",
                    Person.json(answer).path("type").asText());
            assertTrue(answer.headers().firstValueAsLong("Retry-After").orElse(0) > 0);
        }
        var message = UUID.randomUUID();
        assertEquals(503, person.openTurn(conversation, message, "Meanwhile").statusCode());
        server.observe("/health/ready", 503);
        server.observe("/health/live", 200);

        database = startDatabase();
        Await.until("ready", () -> person.get("/account").statusCode() == 200);
        server.observe("/health/ready", 200);
        assertEquals(messages, person.messages(conversation), "nothing is lost");
        var again = person.openTurn(conversation, message, "Meanwhile");
        assertEquals("turn.completed", Event.all(again.body()).getLast().name());
        assertEquals(4, person.messages(conversation).size());
        assertEquals(0, person.held());
        server.assertTheBooksAgree();
    }

    @Test
    void aTurnUnderWayOutlivesARestartAndIsChargedOnce() {
        var person = server.person(100);
        var conversation = person.conversation("parallel", "slow", "steady", "fast");
        var reading = CompletableFuture.supplyAsync(() ->
                person.openTurn(conversation, UUID.randomUUID(), "Hello"));
        Await.until("the turn is under way", () -> person.held() > 0);
        database.close();
        database = startDatabase();
        var events = Event.all(reading.join().body());
        assertEquals("turn.completed", events.getLast().name());
        var charged = events.getLast().data().path("micro_credits").asLong();
        Await.until("ready", () -> person.get("/account").statusCode() == 200);
        var stored = 0L;
        for (var message : person.messages(conversation)) {
            assertEquals("complete", message.path("state").asText());
            stored += message.path("answer").path("micro_credits").asLong();
        }
        assertEquals(4, person.messages(conversation).size());
        assertEquals(charged, stored);
        assertEquals(100_000_000 - charged, person.available());
        assertEquals(0, person.held());
    }

    @Test
    void aDatabaseThatIsKilledAndStartedAgainLosesNothing() {
        var person = server.person(100);
        var conversation = person.conversation("single", "fast");
        for (var turn = 0; turn < 3; turn++) person.turn(conversation, "Turn " + turn);
        var messages = person.messages(conversation);
        ProcessHandle.of(Long.parseLong(data.postmaster())).orElseThrow().destroyForcibly();
        database.close();
        database = startDatabase();
        Await.until("ready", () -> person.get("/account").statusCode() == 200);
        assertEquals(messages, person.messages(conversation));
        assertEquals("turn.completed", person.turn(conversation, "After").getLast().name());
    }

    private EmbeddedPostgres startDatabase() {
        return EmbeddedPostgres.start(place, new SecureRandom());
    }

    /** The server must find it where it was. */
    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
