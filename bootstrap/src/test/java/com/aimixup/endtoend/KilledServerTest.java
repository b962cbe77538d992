package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that is killed in the middle of turns loses no credit and leaves none held. */
final class KilledServerTest {
    private static final int KILLS = 5;
    private static final long GRANTED = 1_000;
    private final DataFolder data = DataFolder.used();
    private Program program = data.start("start");

    @AfterEach
    void removeAll() {
        program.close();
        data.close();
    }

    @Test
    void afterEachKillTheBooksAgreeAndNothingStaysHeldOrOrphaned() {
        var person = Person.signUp(program.ready());
        data.grant(person, GRANTED);
        var database = data.postmaster();
        var random = new Random(1);
        var charged = 0L;
        for (var kill = 0; kill < KILLS; kill++) {
            // "slow" is silent for three seconds: the turn cannot be over before the kill.
            var conversation = person.conversation("parallel", "steady", "slow", "fast");
            var turn = person.beginTurn(conversation, "Hello").path("id").asText();
            Await.pause(Duration.ofMillis(random.nextInt(1_200)));
            program.kill();
            assertEquals(database, data.postmaster());
            assertTrue(!data.processes().isEmpty(), "the database outlives its program");

            program = data.start("start");
            person = person.at(program.ready());
            assertEquals(database, data.postmaster(), "it is adopted");
            var path = "/conversations/" + conversation + "/turns/" + turn;
            var back = person;
            Await.until("the turn is over",
                    () -> !back.read(path).path("state").asText().equals("running"));
            assertEquals("interrupted", person.read(path).path("state").asText());
            assertEquals(0, person.held());
            for (var message : person.messages(conversation)) {
                assertTrue(List.of("complete", "failed", "partial")
                        .contains(message.path("state").asText()), message.toString());
                charged += message.path("answer").path("micro_credits").asLong();
            }
            assertEquals(GRANTED * 1_000_000 - charged, person.available());
            assertTrue(data.audit().isClean());
        }
        assertEquals("turn.completed", person.turn(person.conversation("single", "fast"),
                "And now?").getLast().name());
        assertTrue(data.run("verify-ledger").contains("the ledger verifies"));
        program.terminate();
        program.exitCode();
        assertEquals(List.of(), data.processes());
    }
}
