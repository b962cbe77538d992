package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that is told to stop ends what it began, for a while. */
final class StoppedServerTest {
    private final DataFolder data;
    private Program program;
    private Person person;

    StoppedServerTest() {
        data = DataFolder.used(Map.of("AIMIXUP_STOP_SECONDS", "15"));
        program = data.start("start");
        person = Person.signUp(program.ready());
        data.grant(person, 100);
    }

    @AfterEach
    void removeAll() {
        program.close();
        data.close();
    }

    @Test
    void aTurnUnderWayIsFinishedAndItsReaderHearsAll() {
        var conversation = person.conversation("parallel", "slow", "steady");
        var reading = CompletableFuture.supplyAsync(() ->
                person.openTurn(conversation, UUID.randomUUID(), "Hello"));
        Await.until("the turn is under way", () -> person.held() > 0);
        program.terminate();
        var events = Event.all(reading.join().body());
        assertEquals("turn.completed", events.getLast().name());
        assertEquals(2, events.stream()
                .filter(event -> event.name().equals("agent.completed")).count());
        assertStopped();

        program = data.start("start");
        person = person.at(program.ready());
        assertEquals(3, person.messages(conversation).size());
        assertEquals(0, person.held());
        assertTrue(data.audit().isClean());
        program.terminate();
        assertStopped();
    }

    @Test
    void aTurnThatDoesNotEndIsInterruptedAndKeepsWhatWasSaid() {
        program.terminate();
        assertStopped();
        program = data.startWith(Map.of("AIMIXUP_STOP_SECONDS", "1"), "start");
        person = person.at(program.ready());
        var conversation = person.conversation("single", "endless");
        var turn = person.beginTurn(conversation, "Hello").path("id").asText();
        person.awaitFirstWord(conversation, turn);
        program.terminate();
        assertStopped();

        program = data.start("start");
        person = person.at(program.ready());
        assertEquals("interrupted", person.read("/conversations/" + conversation + "/turns/"
                + turn).path("state").asText());
        assertEquals(0, person.held());
        var answer = person.messages(conversation).path(1);
        assertEquals("partial", answer.path("state").asText());
        assertEquals(100_000_000 - answer.path("answer").path("micro_credits").asLong(),
                person.available());
        assertTrue(data.audit().isClean());
    }

    private void assertStopped() {
        program.exitCode();
        assertEquals(List.of(), data.processes());
    }
}
