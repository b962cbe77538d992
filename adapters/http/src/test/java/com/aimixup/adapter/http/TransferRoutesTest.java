package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conversations are taken away, and brought here. */
final class TransferRoutesTest {
    private static final String ALL = "/api/v1/conversations";
    private static final String IMPORT = ALL + "/import";
    /** Two answers to one question, an instruction, a call of a tool, and a picture. */
    private static final String CHATGPT = """
            {"title":"Tides\\nand moons","create_time":1709654400.25,"update_time":null,
             "current_node":"d","conversation_id":"8f3a","moderation_results":[],"mapping":{
              "root":{"id":"root","message":null,"parent":null,"children":["s"]},
              "s":{"id":"s","parent":"root","children":["a"],"message":{"author":{"role":"system"},
               "content":{"content_type":"text","parts":["Be brief"]},"metadata":{}}},
              "c":{"id":"c","parent":"t","children":[],"message":{"author":{"role":"assistant"},
               "content":{"content_type":"text","parts":["The moon."]},"recipient":"all",
               "metadata":{"model_slug":"gpt-4o","citations":[{"a":{"b":[{"c":[{}]}]}}]}}},
              "t":{"id":"t","parent":"a","children":["c"],"message":{
               "author":{"role":"assistant"},"recipient":"browser",
               "content":{"content_type":"code","text":"search()"}}},
              "d":{"id":"d","parent":"a","children":[],"message":{"author":{"role":"assistant"},
               "content":{"content_type":"text","parts":["Gravity.",""]}}},
              "a":{"id":"a","parent":"s","children":["t","d"],"message":{
               "author":{"role":"user","name":null},"create_time":1709654401.5,
               "content":{"content_type":"multimodal_text",
                "parts":[{"content_type":"image_asset_pointer"},"What moves the sea?"]}}}}}""";
    private final World world = new World();
    private final Client anna = world.person("anna@example.org");

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void whatPeopleSawInChatGptComesInWithItsBranches() {
        var report = anna.post(IMPORT, "[" + CHATGPT + "]").is(200);
        assertEquals(1, report.number("imported"));
        var path = ALL + '/' + report.text("conversations.0.id");
        var made = anna.get(path).is(200);
        assertEquals("Tides and moons", made.text("title"));
        assertEquals("2024-03-05T16:00:00.250Z", made.text("created_at"));
        assertTrue(made.list("agents").isEmpty());
        var all = anna.get(path + "/messages").is(200);
        assertEquals(3, all.list("data").size());
        assertEquals("person", all.text("data.0.author.kind"));
        assertEquals("2024-03-05T16:00:01.500Z", all.text("data.0.created_at"));
        var branch = anna.get(path + "/messages?branch=head").is(200);
        assertEquals(List.of("What moves the sea?", "Gravity."), texts(branch));
        assertEquals("ChatGPT", branch.text("data.1.author.name"));
        var other = IntStream.range(1, 3).filter(i -> all.text("data." + i + ".text")
                .equals("The moon.")).findFirst().orElseThrow();
        assertEquals("ChatGPT (gpt-4o)", all.text("data." + other + ".author.name"));
        assertEquals(new JsonValue.Nothing(), all.at("data." + other + ".answer"));
    }

    @Test
    void whatCameBeforeIsKnownAndLeftAsItIs() {
        var first = anna.post(IMPORT, CHATGPT).is(200);
        var path = ALL + '/' + first.text("conversations.0.id");
        anna.patch(path, "{\"title\":\"Mine\"}").is(200);
        var again = anna.post(IMPORT, "[" + CHATGPT + "," + CHATGPT + "]").is(200);
        assertEquals(List.of(0L, 2L), List.of(again.number("imported"), again.number("known")));
        assertEquals("Mine", anna.get(path).is(200).text("title"));
        assertEquals(1, anna.get(ALL).is(200).list("data").size());
        var bens = world.person("ben@example.org").post(IMPORT, CHATGPT).is(200);
        assertEquals(1, bens.number("imported"));
        assertNotEquals(first.text("conversations.0.id"), bens.text("conversations.0.id"));
    }

    @Test
    void anImportedConversationGoesOnHereAndCostsOnlyWhatIsSaidHere() {
        var path = ALL + '/' + anna.post(IMPORT, CHATGPT).is(200).text("conversations.0.id");
        assertEquals(World.PLENTY, anna.get("/api/v1/credits").is(200)
                .number("available_micro_credits"));
        anna.post(path + "/agents", agent("say")).is(201);
        ask(path, "And the wind?");
        assertEquals(4, anna.get(path + "/messages?branch=head").is(200).list("data").size());
    }

    @Test
    void whatIsWrongIsNamedByItsPathAndHoldsUpNoOther() {
        var astray = CHATGPT.replace("8f3a", "9").replace("\"parent\":\"t\"",
                "\"parent\":\"nobody\"");
        var circle = CHATGPT.replace("8f3a", "10").replace("\"parent\":\"a\",\"children\":[\"c\"]",
                "\"parent\":\"c\",\"children\":[\"c\"]");
        var nameless = CHATGPT.replace("\"conversation_id\":\"8f3a\",", "");
        var report = anna.post(IMPORT, "[" + String.join(",", astray, circle, nameless, "7",
                CHATGPT) + "]").is(200);
        assertEquals(1, report.number("imported"));
        assertEquals(4, report.number("refused"));
        assertEquals(Map.of("[0].mapping.c.message", "hangs on a message that is not there",
                "[1].mapping", "has messages in a circle", "[2].id", "is missing",
                "[3]", "must be a conversation that we or ChatGPT exported"), report.errors());
        assertEquals(1, anna.get(ALL).is(200).list("data").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[7]", "{\"mapping\":7,\"id\":\"x\"}",
        "{\"mapping\":{\"a\":7},\"id\":\"x\"}", "{\"format\":\"aimixup.conversation\"}"})
    void whatIsNoConversationIsRefused(String body) {
        anna.post(IMPORT, body).isProblem(400, "invalid-input");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "[", "[{}", "{}{}", "{\"a\":}", "nonsense"})
    void whatIsNoJsonIsRefused(String body) {
        anna.post(IMPORT, body).isProblem(400, "malformed-json");
        assertTrue(anna.get(ALL).is(200).list("data").isEmpty());
    }

    @Test
    void aTextThatIsTooLongAndAFileThatIsTooLargeAreRefused() {
        var report = anna.post(IMPORT, CHATGPT.replace("Gravity.", "x".repeat(200_001)))
                .isProblem(400, "invalid-input");
        assertEquals(Map.of("mapping.d.message", "must have at most 200000 characters"),
                report.errors());
        anna.post(IMPORT, "[\"" + "x".repeat((int) World.FILE_LIMITS.fileBytes()) + "\"]")
                .isProblem(413, "body-too-large");
    }

    @Test
    void aDeepChainOfMessagesIsNoTrouble() {
        var nodes = IntStream.range(0, 5_000).mapToObj(i -> """
                "%d":{"parent":"%s","message":{"author":{"role":"user"},"content":{
                "content_type":"text","parts":["%d"]}}}""".formatted(i, i == 0 ? "" : i - 1, i))
                .collect(Collectors.joining(","));
        var report = anna.post(IMPORT, "{\"id\":\"deep\",\"mapping\":{" + nodes + "}}").is(200);
        var path = ALL + '/' + report.text("conversations.0.id") + "/messages?branch=head";
        assertEquals(5_000, anna.get(path).is(200).list("data").size());
    }

    @Test
    void whatWasExportedComesBackAsSaidElsewhere() {
        var path = conversation();
        ask(path, "one \\\"quoted\\\" 🌊");
        ask(path, "two");
        var exported = anna.get(path + "/export").is(200);
        assertEquals(4, exported.list("messages").size());
        assertTrue(exported.header("Content-Disposition").contains("Plans.json"));
        var report = anna.post(IMPORT, exported.bodyText()).is(200);
        var copy = ALL + '/' + report.text("conversations.0.id");
        assertNotEquals(path, copy);
        assertEquals("Plans", anna.get(copy).is(200).text("title"));
        var messages = anna.get(copy + "/messages?branch=head").is(200);
        assertEquals(texts(anna.get(path + "/messages").is(200)), texts(messages));
        assertEquals("Ada", messages.text("data.1.author.name"));
        assertEquals(1, anna.post(IMPORT, exported.bodyText()).is(200).number("known"));
        var again = anna.get(copy + "/export").is(200);
        assertEquals("imported", again.text("messages.1.author.kind"));
    }

    @Test
    void oneBranchIsExportedAsMarkdown() {
        var path = conversation();
        var first = ask(path, "one");
        ask(path, "two");
        var text = anna.get(path + "/export?format=markdown").is(200).bodyText();
        assertTrue(text.startsWith("# Plans\n\n## You\n\n*20"), text);
        assertTrue(text.contains("\n## Ada (test/say)\n") && text.contains("\n\ntwo\n"), text);
        var branch = anna.get(path + "/export?format=markdown&branch=" + first).is(200);
        assertTrue(!branch.bodyText().contains("two"));
        anna.get(path + "/export?format=pdf").isProblem(400, "invalid-input");
        anna.get(path + "/export?branch=" + first).isProblem(400, "invalid-input");
        anna.get(path + "/export?format=markdown&branch=" + UUID.randomUUID())
                .isProblem(404, "not-found");
        world.person("ben@example.org").get(path + "/export").isProblem(404, "not-found");
    }

    @Test
    void anEmptyConversationIsExportedToo() {
        var path = anna.post(ALL, "{}").is(201).header("Location");
        assertTrue(anna.get(path + "/export").is(200).list("messages").isEmpty());
        assertEquals("# Conversation\n",
                anna.get(path + "/export?format=markdown").is(200).bodyText());
    }

    private static List<String> texts(Answer messages) {
        return IntStream.range(0, messages.list("data").size())
                .mapToObj(i -> messages.text("data." + i + ".text")).toList();
    }

    private static String agent(String model) {
        return "{\"name\":\"Ada\",\"provider\":\"test\",\"model\":\"" + model + "\"}";
    }

    private String conversation() {
        return anna.post(ALL, "{\"title\":\"Plans\",\"agents\":[" + agent("say") + "]}").is(201)
                .header("Location");
    }

    private UUID ask(String path, String text) {
        var id = UUID.randomUUID();
        try (var stream = anna.events("POST", path + "/turns",
                "{\"message_id\":\"" + id + "\",\"text\":\"" + text + "\"}")) {
            assertEquals("turn.completed", stream.rest().getLast().name());
        }
        return id;
    }
}
