package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is sent twice with one key is done once. */
final class RepetitionsTest {
    private static final String ALL = "/api/v1/conversations";
    private static final String ONE = """
            {"title":"One","mix":"single",
             "agents":[{"name":"A","provider":"test","model":"say"}]}""";
    private final World world = new World();
    private final Client anna = world.person("anna@example.org");

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aRepetitionIsAnsweredByteForByteAndMakesNothing() {
        var first = anna.with(Repetitions.HEADER, "k-1").post(ALL, ONE).is(201);
        var again = anna.with(Repetitions.HEADER, "k-1").post(ALL, ONE).is(201);
        assertArrayEquals(first.body(), again.body());
        assertEquals(first.header("Location"), again.header("Location"));
        assertEquals(first.header("ETag"), again.header("ETag"));
        assertEquals(1, anna.get(ALL).is(200).list("data").size());
    }

    @Test
    void anotherBodyOrAnotherAddressWithTheSameKeyIsRefused() {
        var made = anna.with(Repetitions.HEADER, "k-1").post(ALL, ONE).is(201);
        anna.with(Repetitions.HEADER, "k-1").post(ALL, ONE.replace("One", "Two"))
                .isProblem(422, "key-reused");
        anna.with(Repetitions.HEADER, "k-1").post(made.header("Location") + "/agents", ONE)
                .isProblem(422, "key-reused");
        assertEquals(1, anna.get(ALL).is(200).list("data").size());
    }

    @Test
    void withoutAKeyOrWithAnotherOrAsAnotherPersonItIsDoneAgain() {
        anna.with(Repetitions.HEADER, "k-1").post(ALL, ONE).is(201);
        anna.with(Repetitions.HEADER, "k-2").post(ALL, ONE).is(201);
        anna.post(ALL, ONE).is(201);
        var ben = world.person("ben@example.org");
        var bens = ben.with(Repetitions.HEADER, "k-1").post(ALL, ONE).is(201);
        assertEquals(3, anna.get(ALL).is(200).list("data").size());
        anna.get(bens.header("Location")).isProblem(404, "not-found");
        world.pass(Duration.ofDays(1));
        var later = anna.logIn("anna@example.org").is(201).text("access_token");
        world.client().as(later).with(Repetitions.HEADER, "k-1")
                .post(ALL, ONE.replace("One", "Later")).is(201);
    }

    @Test
    void whatWasRefusedIsJudgedAnew() {
        var keyed = anna.with(Repetitions.HEADER, "k-1");
        keyed.post(ALL, ONE.replace("say", "nothing")).isProblem(422, "model-not-usable");
        keyed.post(ALL, "{").isProblem(400, "malformed-json");
        keyed.post(ALL, ONE).is(201);
    }

    @Test
    void aKeyIsVisibleAscii() {
        for (var key : new String[] {" ", "a b", "x".repeat(256)})
            assertNotEquals(201, anna.with(Repetitions.HEADER, key).post(ALL, ONE).status(), key);
        anna.with(Repetitions.HEADER, "x".repeat(255)).post(ALL, ONE).is(201);
    }
}
