package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.postgres.TestDatabase;
import com.aimixup.bootstrap.Server;
import com.aimixup.bootstrap.Settings;
import com.aimixup.bootstrap.Surroundings;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What too many is, is the same for two nodes as for one, and after a restart. */
final class LimitsTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Path DATA = DataFolder.newFolder();
    private static final Surroundings WORLD = standingStill();
    private static Server one = node();
    private static final Server OTHER = node();

    /** So that no minute ends in the midst of a test. */
    private static Surroundings standingStill() {
        var machine = Surroundings.ofTheMachine();
        return new Surroundings(Clock.fixed(machine.clock().instant(), ZoneOffset.UTC),
                machine.ids(), machine.random());
    }

    private static Server node() {
        var settings = new HashMap<>(TestServer.environment(DATABASE.owner(), DATA, Map.of()));
        settings.put("AIMIXUP_REQUESTS_PER_ACCOUNT", "60");
        return Server.start(Settings.of(settings), WORLD);
    }

    @AfterAll
    static void close() {
        OTHER.close();
        one.close();
        DATABASE.close();
        DataFolder.remove(DATA);
    }

    @Test
    void twoNodesAnswerAsManyRequestsAsOne() throws Exception {
        var anna = Person.signUp(one.url());
        var nodes = List.of(anna, anna.at(OTHER.url()));
        var statuses = atOnce(180, number -> () ->
                nodes.get(number % 2).get("/account").statusCode());
        assertEquals(60, statuses.stream().filter(status -> status == 200).count());
        assertEquals(120, statuses.stream().filter(status -> status == 429).count());
        var ben = Person.signUp(OTHER.url());
        assertEquals(200, ben.get("/account").statusCode());
    }

    @Test
    void guessesAtOnePersonAreCountedOnceForBothNodesAndARestart() throws Exception {
        var anna = Person.signUp(one.url());
        var guesses = atOnce(12, number -> () ->
                logIn(anna.at((number % 2 == 0 ? one : OTHER).url()), "guess").statusCode());
        assertEquals(5, guesses.stream().filter(status -> status == 401).count());
        assertEquals(7, guesses.stream().filter(status -> status == 429).count());
        one.close();
        one = node();
        var wait = logIn(anna.at(one.url()), anna.password());
        assertEquals(429, wait.statusCode());
        assertTrue(wait.body().contains("/problems/too-many-attempts"), wait.body());
        assertTrue(wait.headers().firstValue("Retry-After").isPresent());
        var stored = DATABASE.database().list("select subject from attempt",
                row -> row.text("subject"));
        assertTrue(stored.stream().allMatch(subject -> subject.matches("[0-9a-f]{32}")));
    }

    private static List<Integer> atOnce(int number, IntTask task) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = threads.invokeAll(IntStream.range(0, number)
                    .<Callable<Integer>>mapToObj(task::of).toList());
            return tasks.stream().map(done -> done.resultNow()).toList();
        }
    }

    private interface IntTask {
        Callable<Integer> of(int number);
    }

    private static HttpResponse<String> logIn(Person person, String password) {
        return person.post("/sessions", Map.of("email", person.email(), "password", password));
    }
}
