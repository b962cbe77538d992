package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TeamRoutesTest {
    private static final String ALL = "/api/v1/teams";
    private static final String ADA = "{\"name\":\"Ada\",\"provider\":\"test\",\"model\":\"say\"}";
    private static final String BOB = "{\"name\":\"Bob\",\"provider\":\"test\",\"model\":\"fail\"}";
    private final World world = new World();
    private final Client anna = world.client().person("anna@example.org");

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void aTeamIsMadeReadChangedAndRemoved() {
        var made = anna.post(ALL, team("heads")).is(201);
        assertEquals(made.bodyText(), anna.get(made.header("Location")).is(200).bodyText());
        assertEquals("debate", made.text("mix"));
        var changed = anna.with("If-Match", "\"1\"").patch(made.header("Location"),
                "{\"slug\":\"two-heads\",\"agents\":[" + BOB + "]}").is(200);
        assertEquals("two-heads", changed.text("slug"));
        assertEquals("Heads", changed.text("name"));
        assertEquals("Bob", changed.text("agents.0.name"));
        anna.with("If-Match", "\"1\"").patch(made.header("Location"), "{\"name\":\"Late\"}")
                .is(412);
        anna.with("If-Match", "\"1\"").delete(made.header("Location")).is(412);
        anna.with("If-Match", "\"2\"").delete(made.header("Location")).is(204);
        anna.get(made.header("Location")).is(404);
        anna.delete(made.header("Location")).is(404);
        anna.patch(made.header("Location"), "{}").is(404);
    }

    @Test
    void aSlugIsThereOnceForAPersonAlsoWhenTwoComeAtOnce() throws Exception {
        var tasks = Collections.nCopies(6, (Callable<Integer>) () ->
                anna.post(ALL, team("same")).status());
        var outcomes = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(tasks)) outcomes.add(done.get());
        }
        assertEquals(1, Collections.frequency(outcomes, 201));
        assertEquals(5, Collections.frequency(outcomes, 422));
        var other = anna.post(ALL, team("other")).is(201);
        var refused = anna.patch(other.header("Location"), "{\"slug\":\"same\"}").is(422);
        assertEquals("/problems/slug-taken", refused.text("type"));
        assertEquals("slug", refused.text("errors.0.field"));
        world.client().person("ben@example.org").post(ALL, team("same")).is(201);
    }

    @Test
    void theSameIdMakesOneTeam() {
        var id = UUID.randomUUID();
        var body = team("once").replaceFirst("\\{", "{\"id\":\"" + id + "\",");
        var first = anna.post(ALL, body).is(201);
        assertEquals(first.bodyText(), anna.post(ALL, body).is(201).bodyText());
        assertEquals("/problems/key-reused", anna.post(ALL, body.replace("Heads", "Tails"))
                .is(422).text("type"));
        assertEquals(1, anna.get(ALL).is(200).list("data").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Heads", "two heads", "-heads", "a--b", "größe", "a/b",
        "0191f3a0-1111-7222-8333-444455556666"})
    void aSlugThatIsNoneIsRefused(String slug) {
        var refused = anna.post(ALL, team(slug)).is(400);
        assertEquals("slug", refused.text("errors.0.field"));
    }

    @Test
    void aTeamOfNobodyOrOfTwoOfOneNameOrOfAStrangeModelIsRefused() {
        assertEquals("agents", anna.post(ALL,
                "{\"slug\":\"a\",\"name\":\"A\",\"agents\":[]}").is(400).text("errors.0.field"));
        assertEquals("agents[1].name", anna.post(ALL, "{\"slug\":\"a\",\"name\":\"A\",\"agents\":["
                + ADA + "," + ADA + "]}").is(422).text("errors.0.field"));
        assertEquals("agents[0].model", anna.post(ALL, "{\"slug\":\"a\",\"name\":\"A\",\"agents\":["
                + ADA.replace("say", "unheard-of") + "]}").is(422).text("errors.0.field"));
        assertTrue(anna.get(ALL).is(200).list("data").isEmpty());
    }

    @Test
    void aConversationBeginsWithACopyOfATeam() {
        var team = anna.post(ALL, team("heads")).is(201);
        for (var named : new String[] {"heads", team.text("id")}) {
            var begun = anna.post("/api/v1/conversations",
                    "{\"team\":\"" + named + "\",\"rounds\":5}").is(201);
            assertEquals("debate", begun.text("mix"));
            assertEquals(5, begun.number("rounds"));
            assertEquals("Bob", begun.text("agents.1.name"));
            assertTrue(!begun.text("agents.1.id").equals(team.text("agents.1.id")));
            anna.delete(begun.header("Location")).is(204);
        }
        var kept = anna.post("/api/v1/conversations", "{\"team\":\"heads\"}").is(201);
        anna.delete(team.header("Location")).is(204);
        assertEquals(kept.bodyText(), anna.get(kept.header("Location")).is(200).bodyText());
        assertEquals("/problems/unknown-team", anna.post("/api/v1/conversations",
                "{\"team\":\"heads\"}").is(422).text("type"));
    }

    @Test
    void aTeamAndAgentsDoNotGoTogetherAndAnothersTeamIsUnknown() {
        anna.post(ALL, team("heads")).is(201);
        assertEquals("agents", anna.post("/api/v1/conversations", "{\"team\":\"heads\",\"agents\":["
                + ADA + "]}").is(400).text("errors.0.field"));
        var ben = world.client().person("ben@example.org");
        assertEquals("team", ben.post("/api/v1/conversations", "{\"team\":\"heads\"}").is(422)
                .text("errors.0.field"));
        ben.get(ALL + '/' + anna.get(ALL).is(200).text("data.0.id")).is(404);
    }

    @Test
    void aPresetBecomesATeamOfWhatIsThereOrOfWhatIsChosen() {
        var presets = anna.get(ALL + "/presets").is(200);
        assertEquals(3, presets.list("data").size());
        for (var i = 0; i < 3; i++) {
            var preset = presets.text("data." + i + ".preset");
            assertEquals("say", presets.text("data." + i + ".agents.2.model"));
            var made = anna.post(ALL, "{\"preset\":\"" + preset + "\"}").is(201);
            assertEquals(presets.text("data." + i + ".slug"), made.text("slug"));
            assertEquals(presets.text("data." + i + ".mix"), made.text("mix"));
            assertEquals(3, made.list("agents").size());
        }
        var named = anna.post(ALL, """
                {"preset":"debate_of_three","slug":"mine","name":"Mine","models":[
                 {"provider":"test","model":"fail"},{"provider":"test","model":"say"}]}""")
                .is(201);
        assertEquals("Mine", named.text("name"));
        assertEquals(List.of("fail", "say", "fail"), IntStream.range(0, 3)
                .mapToObj(i -> named.text("agents." + i + ".model")).toList());
        anna.post(ALL, "{\"preset\":\"debate_of_three\"}").isProblem(422, "slug-taken");
        anna.post(ALL, "{\"preset\":\"quiz\"}").isProblem(400, "invalid-input");
        anna.post(ALL, "{\"preset\":\"debate_of_three\",\"agents\":[" + ADA + "]}")
                .isProblem(400, "invalid-input");
        anna.post(ALL, """
                {"preset":"debate_of_three","slug":"x","models":[
                 {"provider":"test","model":"unpriced"}]}""").isProblem(422, "model-not-usable");
    }

    private static String team(String slug) {
        return "{\"slug\":\"" + slug + "\",\"name\":\"Heads\",\"mix\":\"debate\",\"rounds\":3,"
                + "\"agents\":[" + ADA + "," + BOB + "]}";
    }
}
