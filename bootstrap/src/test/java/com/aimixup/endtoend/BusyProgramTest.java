package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A program that calls so often that credits are held ahead for it. */
final class BusyProgramTest {
    private static final int CALLERS = 4;
    private static final int CALLS = 50;

    private static TestServer server;
    private final Person person = server.person(100);

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @Tag("share.chosen-provider")
    void eachCallIsChargedAndDisclosedAndTheKeyEndsAtOnce() throws Exception {
        var door = Door.of(server, person, Map.of("name", "x", "scopes", List.of("chat")));
        var before = person.available();
        var told = told(door);
        Await.until("all is written", () -> person.held() == 0);
        var spent = before - person.available();
        // Rounded up for each call in what it is told, and but once for those charged together.
        assertTrue(spent <= told && spent > told - CALLERS * CALLS, spent + " of " + told);
        assertEquals(spent, person.read("/api-keys").at("/data/0/spent_micro_credits").asLong());
        assertEquals(CALLERS * CALLS, disclosed());
        assertEquals(204, person.send("DELETE", "/api-keys/" + door.id(), "").statusCode());
        assertEquals(401, door.ask("echo/fast", "Hello", "").statusCode());
        server.assertTheBooksAgree();
    }

    private static long told(Door door) throws Exception {
        Callable<Long> caller = () -> IntStream.range(0, CALLS).mapToLong(_ ->
                door.answer("echo/fast", "Hello", "\"max_tokens\":64")
                        .at("/usage/micro_credits").asLong()).sum();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var told = 0L;
            for (var sum : threads.invokeAll(IntStream.range(0, CALLERS)
                    .mapToObj(_ -> caller).toList())) told += sum.get();
            return told;
        }
    }

    /** Calls, without what announced them. */
    private long disclosed() {
        var count = 0L;
        var page = person.read("/disclosures?limit=100");
        while (true) {
            count += StreamSupport.stream(page.path("data").spliterator(), false)
                    .filter(one -> one.path("bytes").asLong() > 0).count();
            if (page.path("next_cursor").isNull()) return count;
            page = person.read("/disclosures?limit=100&cursor="
                    + page.path("next_cursor").asText());
        }
    }
}
