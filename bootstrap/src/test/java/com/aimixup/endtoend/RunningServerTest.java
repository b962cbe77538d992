package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an operator does beside a running server, with the launcher's own commands. */
final class RunningServerTest {
    private static final int TALKERS = 4;
    private static DataFolder data;
    private static Program program;
    private static URI url;

    @BeforeAll
    static void start() {
        data = DataFolder.empty();
        program = data.start("start");
        url = program.ready();
    }

    @AfterAll
    static void remove() {
        program.close();
        data.close();
    }

    @Test
    void theFirstStartSaysWhereTheKeyIsAndThatItMustBeKept() {
        assertTrue(program.errors().contains(data.path("keys/master-1.key").toString())
                && program.errors().contains("Keep a copy"), program.errors());
    }

    @Test
    void creditsAreGrantedOnceForEachId() {
        var person = Person.signUp(url);
        var id = UUID.randomUUID().toString();
        for (var time = 0; time < 2; time++)
            assertTrue(data.run("credits", "grant", person.email(), "12.5", "--reason",
                    "trial", "--id", id)
                    .contains("12.5"));
        assertEquals(12_500_000, person.available());
        data.run("credits", "grant", person.email(), "1", "--reason", "trial");
        assertEquals(13_500_000, person.available());
        try (var refused = data.start("credits", "grant", "nobody@example.com", "1",
                "--reason", "trial")) {
            assertTrue(refused.refusal().contains("no account"));
        }
    }

    @Test
    void keysAreRotatedWhilePeopleTalk() throws Exception {
        var before = keys();
        var over = new AtomicBoolean();
        var people = new ArrayList<Person>();
        for (var index = 0; index < TALKERS; index++) {
            people.add(Person.signUp(url));
            data.grant(people.getLast(), 1_000);
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var talks = people.stream().map(person -> threads.submit(talk(person, over))).toList();
            try {
                assertTrue(data.run("keys", "rotate").contains("re-wrapped"));
            } finally {
                over.set(true);
            }
            for (var index = 0; index < TALKERS; index++) {
                var person = people.get(index);
                var conversation = talks.get(index).get();
                assertEquals("turn.completed",
                        person.turn(conversation, "After").getLast().name());
                for (var message : person.messages(conversation))
                    assertFalse(message.path("text").asText().isEmpty());
            }
        }
        assertEquals(1, before.size());
        assertEquals(1, keys().size(), "the old key is destroyed");
        assertFalse(keys().contains(before.getFirst()));
        assertEquals(200, Person.signUp(url).get("/account").statusCode());
        assertTrue(data.audit().isClean());
    }

    /** Talks until it is over, signing others up meanwhile. */
    private static Callable<String> talk(Person person, AtomicBoolean over) {
        return () -> {
            var conversation = person.conversation("single", "fast");
            for (var turn = 0; turn == 0 || !over.get(); turn++) {
                assertEquals("turn.completed",
                        person.turn(conversation, "Turn " + turn).getLast().name());
                Person.signUp(url).conversation("single", "fast");
            }
            return conversation;
        };
    }

    @Test
    void aSecondServerOnTheSameFolderIsRefusedAndTheFirstGoesOn() {
        var database = data.postmaster();
        try (var second = data.start("start")) {
            var said = second.refusal();
            assertTrue(said.contains("in use") && said.contains(data.path("").toString()), said);
        }
        assertEquals(database, data.postmaster());
        assertEquals(200, Person.signUp(url).get("/account").statusCode());
    }

    @Test
    void theLedgerIsVerified() {
        assertTrue(data.run("verify-ledger").contains("the ledger verifies"));
    }

    private static List<String> keys() throws IOException {
        try (var files = Files.list(data.path("keys"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
