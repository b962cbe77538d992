package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConversationRoutesTest {
    private static final String ALL = "/api/v1/conversations";
    private static final String ADA = "{\"name\":\"Ada\",\"provider\":\"test\",\"model\":\"say\"}";
    private final World world = new World();
    private final Client anna = world.client().person("anna@example.org");

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void aConversationIsCreatedWithItsAgentsAndReadBack() {
        var made = anna.post(ALL, """
                {"title":"Plans","mix":"debate","rounds":3,"lead":2,"until_agreed":true,
                 "time_limit_seconds":90,"agents":[
                 {"name":"Ada","provider":"test","model":"say","temperature":0.5},
                 {"name":"Bob","provider":"test","model":"fail","output_tokens_max":77}]}""")
                .is(201);
        assertEquals("\"1\"", made.header("ETag"));
        var read = anna.get(made.header("Location")).is(200);
        assertEquals(made.bodyText(), read.bodyText());
        assertEquals("debate", read.text("mix"));
        assertEquals(2, read.number("lead"));
        assertTrue(read.bodyText().contains("\"until_agreed\":true"), read::bodyText);
        assertEquals(90, read.number("time_limit_seconds"));
        assertEquals(77, read.number("agents.1.output_tokens_max"));
    }

    @Test
    void everythingOfAConversationHasADefault() {
        var made = anna.post(ALL, "{}").is(201);
        assertEquals("", made.text("title"));
        assertEquals("single", made.text("mix"));
        assertEquals(2, made.number("rounds"));
        assertEquals(1, made.number("lead"));
        assertTrue(made.bodyText().contains("\"until_agreed\":false"), made::bodyText);
        assertEquals(new JsonValue.Nothing(), made.at("time_limit_seconds"));
        assertEquals(0, made.list("agents").size());
        assertEquals(new JsonValue.Nothing(), made.at("head"));
    }

    @Test
    void theListIsReadPageByPageNewestFirst() {
        var made = new ArrayList<String>();
        for (int i = 0; i < 7; i++) made.add(anna.post(ALL, "{}").is(201).text("id"));
        Collections.reverse(made);
        var read = new ArrayList<String>();
        var path = ALL + "?limit=3";
        for (var page = anna.get(path).is(200);; page = anna.get(path).is(200)) {
            for (int i = 0; i < page.list("data").size(); i++)
                read.add(page.text("data." + i + ".id"));
            if (page.at("next_cursor") instanceof JsonValue.Nothing) break;
            assertEquals(3, page.list("data").size());
            path = ALL + "?limit=3&cursor=" + page.text("next_cursor");
        }
        assertEquals(made, read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=-1", "limit=x", "limit=", "limit=1.5",
        "limit=99999999999", "cursor=x", "cursor=", "cursor=AAAA", "limit=1&limit=2", "page=2",
        "limit=1&sort=title"})
    void aQueryThatIsNotRightIsRefusedByName(String query) {
        var answer = anna.get(ALL + '?' + query).isProblem(400, "invalid-input");
        var named = answer.errors().keySet();
        assertTrue(named.stream().allMatch(query::contains), named::toString);
        assertEquals(1, named.size());
    }

    @Test
    void aPatchMergesAndMakesANewVersion() {
        var made = anna.post(ALL, "{\"title\":\"old\",\"mix\":\"debate\",\"rounds\":5,"
                + "\"lead\":3,\"until_agreed\":true,\"time_limit_seconds\":60}");
        var one = made.header("Location");
        var changed = anna.patch(one, "{\"title\":\"new\"}").is(200);
        assertEquals("new", changed.text("title"));
        assertEquals("debate", changed.text("mix"));
        assertEquals(3, changed.number("lead"));
        assertEquals(60, changed.number("time_limit_seconds"));
        assertEquals("\"2\"", changed.header("ETag"));
        var cleared = anna.with("Content-Type", "application/merge-patch+json; charset=UTF-8")
                .patch(one, "{\"title\":null,\"rounds\":null,\"mix\":null,\"lead\":null,"
                        + "\"until_agreed\":null,\"time_limit_seconds\":null}").is(200);
        assertEquals("", cleared.text("title"));
        assertEquals(2, cleared.number("rounds"));
        assertEquals("single", cleared.text("mix"));
        assertEquals(1, cleared.number("lead"));
        assertEquals(new JsonValue.Nothing(), cleared.at("time_limit_seconds"));
    }

    @Test
    void aLostRaceIsToldToWhoAskedForIt() {
        var one = anna.post(ALL, "{\"title\":\"a\"}").is(201).header("Location");
        var first = anna.with("If-Match", "\"1\"");
        first.patch(one, "{\"title\":\"b\"}").is(200);
        first.patch(one, "{\"title\":\"c\"}").isProblem(412, "changed-meanwhile");
        first.delete(one).isProblem(412, "changed-meanwhile");
        anna.with("If-Match", "W/\"2\"").patch(one, "{}").isProblem(412, "changed-meanwhile");
        anna.with("If-Match", "\"1\", \"2\"").patch(one, "{}").isProblem(400, "invalid-input");
        assertEquals("b", anna.get(one).text("title"));
        anna.with("If-Match", "*").patch(one, "{\"title\":\"d\"}").is(200);
        anna.with("If-Match", "\"3\"").delete(one).is(204);
        anna.get(one).isProblem(404, "not-found");
        anna.delete(one).isProblem(404, "not-found");
    }

    @Test
    void patchesOfDifferentFieldsAtTheSameTimeBothCount() throws Exception {
        var one = anna.post(ALL, "{\"title\":\"a\",\"agents\":[" + ADA + "]}").is(201);
        var agent = one.header("Location") + "/agents/" + one.text("agents.0.id");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(Collections.<Callable<Answer>>nCopies(8, () ->
                    anna.patch(one.header("Location"), "{\"title\":\"b\"}")))) done.get().is(200);
            var both = threads.invokeAll(Set.<Callable<Answer>>of(
                    () -> anna.patch(agent, "{\"temperature\":1.5}"),
                    () -> anna.patch(agent, "{\"instructions\":\"be kind\"}")));
            for (var done : both) done.get().is(200);
        }
        var now = anna.get(one.header("Location"));
        assertEquals("be kind", now.text("agents.0.instructions"));
        assertTrue(now.bodyText().contains("\"temperature\":1.5"));
        assertEquals(11, now.number("version"));
    }

    @Test
    void anAgentIsAddedChangedAndRemoved() {
        var one = anna.post(ALL, "{}").is(201).header("Location");
        var added = anna.post(one + "/agents", ADA).is(201);
        assertEquals("\"2\"", added.header("ETag"));
        var agent = added.header("Location");
        anna.patch(agent, "{\"temperature\":0.1,\"output_tokens_max\":5}").is(200);
        var changed = anna.patch(agent, "{\"output_tokens_max\":null,\"name\":\"Bea\"}").is(200);
        assertEquals(1024, changed.number("output_tokens_max"));
        assertEquals("Bea", changed.text("name"));
        assertTrue(changed.bodyText().contains("\"temperature\":0.1"));
        anna.with("If-Match", "\"1\"").delete(agent).isProblem(412, "changed-meanwhile");
        assertEquals("\"5\"", anna.delete(agent).is(204).header("ETag"));
        anna.delete(agent).isProblem(404, "not-found");
        anna.patch(agent, "{}").isProblem(404, "not-found");
        assertEquals(0, anna.get(one).list("agents").size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"model\":\"say\" | \"model\":\"none\" | model-not-usable | agents[0].model",
        "\"model\":\"say\" | \"model\":\"unpriced\" | model-not-usable | agents[0].model",
        "\"provider\":\"test\" | \"provider\":\"x\" | model-not-usable | agents[0].provider",
        "]} | ,{\"name\":\"ada\",\"provider\":\"test\",\"model\":\"say\"}]} |"
                + " agent-name-taken | agents[1].name"})
    void agentsThatCannotSpeakAreRefusedByTheirPlace(String part, String instead, String type,
            String field) {
        var answer = anna.post(ALL, ("{\"agents\":[" + ADA + "]}").replace(part, instead))
                .isProblem(422, type);
        assertEquals(Set.of(field), answer.errors().keySet());
    }

    @Test
    void agentsHaveALimit() {
        var one = anna.post(ALL, "{\"agents\":[" + agents(24) + "]}").is(201).header("Location");
        assertEquals(24, anna.post(one + "/agents", ADA).isProblem(422, "too-many-agents")
                .number("most"));
        assertEquals(Map.of("agents", "must have at most 24 items"),
                anna.post(ALL, "{\"agents\":[" + agents(25) + "]}").is(400).errors());
    }

    @Test
    void anotherPersonsConversationsDoNotExist() {
        var one = anna.post(ALL, "{\"agents\":[" + ADA + "]}").is(201);
        var path = one.header("Location");
        var agent = path + "/agents/" + one.text("agents.0.id");
        var bob = world.client().person("bob@example.org");
        bob.get(path).isProblem(404, "not-found");
        bob.patch(path, "{\"title\":\"x\"}").isProblem(404, "not-found");
        bob.delete(path).isProblem(404, "not-found");
        bob.post(path + "/agents", ADA).isProblem(404, "not-found");
        bob.patch(agent, "{\"name\":\"x\"}").isProblem(404, "not-found");
        bob.delete(agent).isProblem(404, "not-found");
        bob.get(path + "/messages").isProblem(404, "not-found");
        bob.get(path + "/messages?branch=head").isProblem(404, "not-found");
        assertEquals(0, bob.get(ALL).is(200).list("data").size());
        bob.get(ALL + "?cursor=" + Cursor.of(Uuids.parse(one.text("id")).orElseThrow())).is(200);
        assertEquals(one.bodyText(), anna.get(path).bodyText());
    }

    private static String agents(int count) {
        var agents = new ArrayList<String>();
        for (int i = 0; i < count; i++) agents.add(ADA.replace("Ada", "Agent " + i));
        return String.join(",", agents);
    }
}
