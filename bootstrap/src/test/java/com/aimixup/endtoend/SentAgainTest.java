package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.postgres.TestDatabase;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A request that comes again with its Idempotency-Key, to whatever node and after a restart. */
final class SentAgainTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Path DATA = DataFolder.newFolder();
    private static TestServer one = TestServer.on(DATABASE.owner(), DATA);
    private static final TestServer OTHER = TestServer.on(DATABASE.owner(), DATA);

    @AfterAll
    static void close() {
        OTHER.close();
        one.close();
        DATABASE.close();
        DataFolder.remove(DATA);
    }

    @Test
    @Tag("secure.at-rest")
    void manyAtOnceMakeOneConversationAndARestartChangesNothing() throws Exception {
        var anna = Person.signUp(one.url());
        var answers = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = threads.invokeAll(IntStream.range(0, 12)
                    .<Callable<HttpResponse<String>>>mapToObj(number -> () -> send(anna.at(
                            (number % 2 == 0 ? one : OTHER).url()), "A quince")).toList());
            for (var task : tasks) {
                assertEquals(201, task.get().statusCode(), task.get().body());
                answers.add(task.get().body() + task.get().headers().firstValue("Location"));
            }
        }
        one.close();
        one = TestServer.on(DATABASE.owner(), DATA);
        var back = anna.at(one.url());
        var again = send(back, "A quince");
        answers.add(again.body() + again.headers().firstValue("Location"));
        assertEquals(1, answers.size());
        assertEquals(1, back.read("/conversations").path("data").size());
        assertEquals(422, send(back, "A medlar").statusCode());
        assertTrue(DATABASE.database().list("select kept_answer::text as line from kept_answer",
                row -> row.text("line")).stream().noneMatch(line ->
                        line.contains("quince") || line.contains("a-key-of-mine")));
    }

    private static HttpResponse<String> send(Person person, String title) {
        return Person.send(person.request("/conversations")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "a-key-of-mine")
                .POST(Person.body(Map.of("title", title, "mix", "single", "agents", List.of(
                        Map.of("name", "A", "provider", "echo", "model", "fast"))))).build());
    }
}
