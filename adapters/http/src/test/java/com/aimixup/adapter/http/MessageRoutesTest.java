package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Single messages, and what can be made of them. */
final class MessageRoutesTest {
    private static final String ALL = "/api/v1/conversations";
    private final World world = new World();
    private final Client anna = world.person("anna@example.org");

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void aMessageIsRemovedWithWhatHangsOnIt() {
        var path = conversation("say");
        var first = ask(path, "one");
        var second = ask(path, "two");
        anna.delete(path + "/messages/" + second).is(204);
        assertEquals(2, anna.get(path + "/messages").is(200).list("data").size());
        anna.delete(path + "/messages/" + second).isProblem(404, "not-found");
        anna.delete(path + "/messages/not-an-id").isProblem(404, "not-found");
        anna.delete(path + "/messages/" + first).is(204);
        assertEquals(new JsonValue.Nothing(), anna.get(path).is(200).at("head"));
        assertTrue(anna.get(path + "/messages?branch=head").is(200).list("data").isEmpty());
    }

    @Test
    void anothersMessageIsAsUnknownAsNone() {
        var path = conversation("say");
        var message = ask(path, "one");
        var ben = world.person("ben@example.org");
        ben.delete(path + "/messages/" + message).isProblem(404, "not-found");
        ben.post(path + "/fork", fork(UUID.randomUUID())).isProblem(404, "not-found");
        var other = conversation("say");
        anna.delete(other + "/messages/" + message).isProblem(404, "not-found");
        assertEquals(2, anna.get(path + "/messages").is(200).list("data").size());
    }

    @Test
    void nothingIsRemovedOrForkedWhileATurnRuns() {
        var path = conversation("wait");
        var id = UUID.randomUUID();
        anna.with("Prefer", "respond-async").post(path + "/turns", turn(id, "hello")).is(202);
        anna.delete(path + "/messages/" + id).isProblem(409, "turn-in-progress");
        anna.post(path + "/fork", fork(UUID.randomUUID())).isProblem(409, "turn-in-progress");
    }

    @Test
    void aForkIsAConversationOfItsOwn() {
        var path = conversation("say");
        var first = ask(path, "one");
        ask(path, "two");
        var id = UUID.randomUUID();
        var body = "{\"id\":\"" + id + "\",\"title\":\"Other\",\"message_id\":\"" + first + "\"}";
        var made = anna.post(path + "/fork", body).is(201);
        assertEquals(id.toString(), made.text("id"));
        assertEquals("Other", made.text("title"));
        var copied = anna.get(made.header("Location") + "/messages").is(200);
        assertEquals(1, copied.list("data").size());
        assertEquals("one", copied.text("data.0.text"));
        assertEquals(made.bodyText(), anna.post(path + "/fork", body).is(201).bodyText());
        ask(made.header("Location"), "three");
        assertEquals(4, anna.get(path + "/messages").is(200).list("data").size());
        anna.post(path + "/fork", fork(id)).isProblem(422, "key-reused");
        anna.post(path + "/fork", "{}").isProblem(400, "invalid-input");
        var strange = anna.post(path + "/fork", "{\"id\":\"" + UUID.randomUUID()
                + "\",\"message_id\":\"" + UUID.randomUUID() + "\"}");
        assertEquals("message_id", strange.isProblem(422, "unknown-parent")
                .text("errors.0.field"));
    }

    @Test
    void aConversationSaysWhetherItIsLocalOnlyAndItsForkInheritsThat() {
        var made = anna.post(ALL, "{\"local_only\":true,\"agents\":[" + agent("say") + "]}")
                .is(201);
        assertEquals(new JsonValue.Flag(true), made.at("local_only"));
        var path = made.header("Location");
        var forked = anna.post(path + "/fork", fork(UUID.randomUUID())).is(201);
        assertEquals(new JsonValue.Flag(true), forked.at("local_only"));
        var open = anna.patch(path, "{\"local_only\":null}").is(200);
        assertEquals(new JsonValue.Flag(false), open.at("local_only"));
        assertEquals(new JsonValue.Flag(true),
                anna.patch(path, "{\"local_only\":true}").is(200).at("local_only"));
    }

    @Test
    void anEditAndARegenerationAreTurnsOfTheirOwnBranches() {
        var path = conversation("say");
        var first = ask(path, "one");
        var edited = UUID.randomUUID();
        try (var stream = anna.events("PATCH", path + "/messages/" + first,
                turn(edited, "two"))) {
            var events = stream.rest();
            events.forEach(Contract::checkEvent);
            assertEquals(edited.toString(), events.getFirst().json().text("message_id"));
        }
        var branch = anna.get(path + "/messages?branch=head").is(200);
        assertEquals(edited.toString(), branch.text("data.0.id"));
        var again = UUID.randomUUID();
        var body = "{\"message_id\":\"" + again + "\"}";
        var answer = path + "/messages/" + branch.text("data.1.id");
        var begun = anna.with("Prefer", "respond-async").post(answer + "/regenerate", body)
                .is(202);
        try (var stream = anna.events("GET", begun.header("Location") + "/events", "")) {
            assertEquals("turn.completed", stream.rest().getLast().name());
        }
        assertEquals(begun.text("id"), anna.with("Prefer", "respond-async")
                .post(answer + "/regenerate", body).is(202).text("id"));
        var now = anna.get(path + "/messages?branch=head").is(200);
        assertEquals(again.toString(), now.text("data.1.id"));
        assertEquals(edited.toString(), now.text("data.0.id"));
        assertEquals(5, anna.get(path + "/messages").is(200).list("data").size());
    }

    @Test
    void whatCannotBeEditedOrRegeneratedIsRefused() {
        var path = conversation("say");
        var question = path + "/messages/" + ask(path, "one");
        var answer = path + "/messages/" + anna.get(path + "/messages").is(200).text("data.1.id");
        var id = "{\"message_id\":\"" + UUID.randomUUID() + "\"}";
        anna.post(question + "/regenerate", id).isProblem(422, "not-replaceable");
        anna.patch(answer, turn(UUID.randomUUID(), "x")).isProblem(422, "not-replaceable");
        anna.patch(question, turn(UUID.randomUUID(), "")).isProblem(400, "invalid-input");
        anna.patch(question, turn(UUID.randomUUID(), "x").replace("}",
                ",\"parent_id\":\"" + UUID.randomUUID() + "\"}"))
                .isProblem(400, "invalid-input");
        anna.post(answer + "/regenerate", "{}").isProblem(400, "invalid-input");
        anna.post(path + "/messages/" + UUID.randomUUID() + "/regenerate", id)
                .isProblem(404, "not-found");
        var ben = world.person("ben@example.org");
        ben.post(answer + "/regenerate", id).isProblem(404, "not-found");
        ben.patch(question, turn(UUID.randomUUID(), "x")).isProblem(404, "not-found");
        var agent = anna.get(path).is(200).text("agents.0.id");
        anna.post(path + "/agents", agent("say").replace("Ada", "Bob")).is(201);
        anna.delete(path + "/agents/" + agent).is(204);
        anna.post(answer + "/regenerate", id).isProblem(422, "agent-gone");
        assertEquals(2, anna.get(path + "/messages").is(200).list("data").size());
    }

    @Test
    void aTitleIsSuggestedByTheChosenModelAndNothingIsNamedByItself() {
        var path = conversation("say");
        var choice = "{\"provider\":\"test\",\"model\":\"say\"}";
        anna.post(path + "/title-suggestion", choice).isProblem(422, "nothing-said");
        ask(path, "tides");
        var before = anna.get("/api/v1/credits").is(200).number("available_micro_credits");
        var made = anna.post(path + "/title-suggestion", choice).is(200);
        assertEquals("Person: tides", made.text("title"));
        var after = anna.get("/api/v1/credits").is(200);
        assertEquals(before - made.number("micro_credits"),
                after.number("available_micro_credits"));
        assertEquals(0, after.number("held_micro_credits"));
        assertEquals("", anna.get(path).is(200).text("title"));
        assertEquals(2, anna.get("/api/v1/disclosures").is(200).list("data").size());
        var failed = anna.post(path + "/title-suggestion", choice.replace("say", "fail"))
                .isProblem(502, "provider-failed");
        assertEquals("overloaded", failed.text("code"));
        anna.post(path + "/title-suggestion", choice.replace("say", "unpriced"))
                .isProblem(422, "model-not-usable");
        anna.post(path + "/title-suggestion", "{}").isProblem(400, "invalid-input");
        world.person("ben@example.org").post(path + "/title-suggestion", choice)
                .isProblem(404, "not-found");
        var poor = world.client().person("cem@example.org");
        var own = poor.post(ALL + "/import", """
                {"id":"1","mapping":{"a":{"parent":null,"message":{"author":{"role":"user"},
                "content":{"content_type":"text","parts":["hi"]}}}}}""").is(200);
        poor.post(ALL + '/' + own.text("conversations.0.id") + "/title-suggestion", choice)
                .isProblem(402, "too-few-credits");
    }

    private static String fork(UUID id) {
        return "{\"id\":\"" + id + "\"}";
    }

    private static String agent(String model) {
        return "{\"name\":\"Ada\",\"provider\":\"test\",\"model\":\"" + model + "\"}";
    }

    private String conversation(String model) {
        return anna.post(ALL, "{\"agents\":[" + agent(model) + "]}").is(201).header("Location");
    }

    private static String turn(UUID id, String text) {
        return "{\"message_id\":\"" + id + "\",\"text\":\"" + text + "\"}";
    }

    /** @return the id of the question */
    private UUID ask(String path, String text) {
        var id = UUID.randomUUID();
        try (var stream = anna.events("POST", path + "/turns", turn(id, text))) {
            assertEquals("turn.completed", stream.rest().getLast().name());
        }
        return id;
    }
}
