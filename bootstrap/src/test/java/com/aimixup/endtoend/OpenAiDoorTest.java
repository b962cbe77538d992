package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chat completions over real HTTP, PostgreSQL and the sandbox. */
final class OpenAiDoorTest {
    private static final long GRANTED = 100_000_000;
    private static final String TOOLS = "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":"
            + "\"weather\",\"parameters\":{\"type\":\"object\",\"properties\":{\"city\":"
            + "{\"type\":\"string\"}}}}}]";
    private static TestServer server;
    private final Person person = server.person(100);
    private final Door door = Door.of(server, person);

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anAnswerIsPaidForAndDisclosedAndNotKept() {
        var answer = door.answer("echo/fast", "Why canary-8812 tides?", "");
        assertEquals("chat.completion", answer.path("object").asText());
        assertTrue(answer.path("id").asText().startsWith("chatcmpl-"));
        assertEquals("echo/fast", answer.path("model").asText());
        var choice = answer.path("choices").path(0);
        assertEquals("stop", choice.path("finish_reason").asText());
        assertEquals("assistant", choice.at("/message/role").asText());
        assertTrue(choice.at("/message/content").asText().contains("canary-8812"));
        var usage = answer.path("usage");
        assertEquals(usage.path("total_tokens").asLong(), usage.path("prompt_tokens").asLong()
                + usage.path("completion_tokens").asLong());
        var charged = usage.path("micro_credits").asLong();
        assertTrue(charged > 0);
        assertEquals(GRANTED - charged, person.available());
        assertEquals(0, person.held());
        assertEquals(charged, person.read("/api-keys").at("/data/0/spent_micro_credits").asLong());

        var disclosure = person.read("/disclosures").path("data").path(0);
        assertEquals("echo", disclosure.path("provider").asText());
        assertEquals("fast", disclosure.path("model").asText());
        assertTrue(disclosure.path("bytes").asLong() > 0);
        assertEquals(0, person.read("/conversations").path("data").size());
        assertFalse(String.join("\n", server.rows()).contains("canary-8812"));
    }

    @Test
    void aStreamHasTheSameWordsAndTellsItsUsageWhenAsked() {
        var whole = door.answer("echo/steady", "Why tides?", "");
        var stream = door.ask("echo/steady", "Why tides?",
                "\"stream\":true,\"stream_options\":{\"include_usage\":true}");
        assertEquals("text/event-stream", stream.headers().firstValue("Content-Type").get());
        assertTrue(stream.headers().firstValue("X-Request-Id").isPresent());
        assertTrue(stream.body().endsWith("data: [DONE]\n\n"));
        var chunks = Door.chunks(stream.body());
        assertEquals(whole.at("/choices/0/message/content").asText(), text(chunks));
        assertEquals("assistant", chunks.getFirst().at("/choices/0/delta/role").asText());
        assertEquals("stop", chunks.get(chunks.size() - 2)
                .at("/choices/0/finish_reason").asText());
        assertEquals(0, chunks.getLast().path("choices").size());
        assertEquals(whole.path("usage"), chunks.getLast().path("usage"));
        assertTrue(chunks.size() > 10, "piece by piece");
        for (var chunk : chunks.subList(0, chunks.size() - 1))
            assertTrue(chunk.has("usage") && chunk.path("usage").isNull());

        var silent = Door.chunks(door.ask("echo/fast", "Why tides?", "\"stream\":true").body());
        assertTrue(silent.stream().noneMatch(chunk -> chunk.has("usage")));
    }

    @Test
    void aToolIsCalledAndItsResultAnswered() {
        var called = door.answer("echo/fast", "Ask weather {\\\"city\\\":\\\"Oslo\\\"}", TOOLS);
        var choice = called.path("choices").path(0);
        assertEquals("tool_calls", choice.path("finish_reason").asText());
        assertTrue(choice.at("/message/content").isNull());
        var call = choice.at("/message/tool_calls/0");
        assertEquals("weather", call.at("/function/name").asText());
        assertEquals("{\"city\":\"Oslo\"}", call.at("/function/arguments").asText());

        var answered = door.post("/v1/chat/completions", """
                {"model":"echo/fast","messages":[{"role":"user","content":"Ask weather"},
                 {"role":"assistant","content":null,"tool_calls":[%s]},
                 {"role":"tool","tool_call_id":"%s","content":"rain"}],%s}""".formatted(call,
                call.path("id").asText(), TOOLS));
        assertTrue(answered.body().contains("The tool said “rain”."), answered.body());

        var chunks = Door.chunks(door.ask("echo/fast", "Ask weather",
                TOOLS + ",\"stream\":true").body());
        assertEquals("weather", chunks.get(1).at("/choices/0/delta/tool_calls/0/function/name")
                .asText());
        assertEquals("tool_calls", chunks.getLast().at("/choices/0/finish_reason").asText());
    }

    @Test
    void aPictureInAMessageArrivesAndAnAnswerMayBeJson() {
        var seen = door.post("/v1/chat/completions", """
                {"model":"echo/fast","messages":[{"role":"system","content":"You are a critic."},
                 {"role":"user","content":[{"type":"text","text":"What is it?"},
                 {"type":"image_url","image_url":{"url":"data:image/png;base64,%s",
                  "detail":"low"}}]}]}""".formatted(Door.PIXEL));
        assertTrue(seen.body().contains("1 picture"), seen.body());
        assertEquals("[\"image\",\"prompt\"]",
                person.read("/disclosures").at("/data/0/categories").toString());
        var json = door.answer("echo/fast", "Say {\\\"a\\\":1}",
                "\"response_format\":{\"type\":\"json_object\"}");
        assertEquals("{\"a\":1}", json.at("/choices/0/message/content").asText());
    }

    @ParameterizedTest
    @CsvSource({"overloaded, 503, overloaded",
            "too-long, 400, context_length_exceeded", "bad-credentials, 502, bad-credentials",
            "throws, 502, protocol", "none-such, 404, model_not_found",
            "unpriced, 404, model_not_found", "pixels, 404, model_not_found"})
    void whatFailsBeforeAWordIsAStatusAndCostsNothing(String model, int status, String code) {
        for (var more : List.of("", "\"stream\":true")) {
            var failed = door.ask("echo/" + model, "Hello", more);
            assertEquals(status, failed.statusCode(), failed.body());
            assertError(code, failed.body());
            assertTrue(failed.headers().firstValue("X-Request-Id").isPresent());
        }
        assertEquals(GRANTED, person.available());
        assertEquals(0, person.held());
    }

    @Test
    void whatFailsLaterEndsTheStreamWithAnErrorAndNoEndMark() {
        var cut = door.broken("/v1/chat/completions", """
                {"model":"echo/cut","stream":true,"messages":[{"role":"user","content":"Hi"}]}""");
        assertFalse(cut.contains("[DONE]"));
        var chunks = Door.chunks(cut);
        assertEquals("truncated", chunks.getLast().at("/error/code").asText());
        assertFalse(text(chunks).isEmpty());
        assertTrue(person.available() < GRANTED, "what was said is paid for");
        assertEquals(0, person.held());

        var whole = door.ask("echo/cut", "Hello", "");
        assertEquals(502, whole.statusCode());
        assertEquals("false", whole.headers().firstValue("x-should-retry").get());
    }

    @Test
    void whatIsNotUnderstoodIsRefusedByNameAndTheHarmlessIgnored() {
        door.answer("echo/fast", "Hello", "\"user\":\"u\",\"metadata\":{\"a\":\"b\"},\"n\":1,"
                + "\"seed\":1,\"store\":true,\"top_p\":1,\"presence_penalty\":0,\"stop\":null,"
                + "\"service_tier\":\"auto\",\"parallel_tool_calls\":true,\"logprobs\":false");
        for (var wrong : Map.of("n", "2", "stop", "[\"x\"]", "top_p", "0.5", "logit_bias",
                "{\"1\":1}", "nonsense", "1", "temperature", "7").entrySet()) {
            var refused = door.ask("echo/fast", "Hello",
                    "\"" + wrong.getKey() + "\":" + wrong.getValue());
            assertEquals(400, refused.statusCode(), refused.body());
            assertEquals(wrong.getKey(), Person.json(refused).at("/error/param").asText());
        }
        var linked = door.post("/v1/chat/completions", """
                {"model":"echo/fast","messages":[{"role":"user","content":[{"type":"image_url",
                 "image_url":{"url":"https://example.org/x.png"}}]}]}""");
        assertEquals("messages[0].content[0].image_url.url",
                Person.json(linked).at("/error/param").asText());
    }

    @Test
    void refusalsOfEveryKindComeInTheSameEnvelope() {
        var forged = new Door(server.url(), "", door.key().substring(0, 80) + "AAAAAAAAAA");
        assertRefused(401, "invalid_api_key", forged.ask("echo/fast", "x", "").statusCode(),
                forged.ask("echo/fast", "x", "").body());
        var other = Door.of(server, person, Map.of("name", "x", "scopes", List.of("files")));
        var scoped = other.ask("echo/fast", "x", "");
        assertRefused(403, "insufficient_scope", scoped.statusCode(), scoped.body());
        var unknown = door.get("/v1/embeddings");
        assertRefused(404, "unknown_url", unknown.statusCode(), unknown.body());
        var method = door.get("/v1/chat/completions");
        assertRefused(405, "method_not_allowed", method.statusCode(), method.body());
        var malformed = door.post("/v1/chat/completions", "{");
        assertRefused(400, "malformed_json", malformed.statusCode(), malformed.body());
    }

    @Test
    void modelsAreListedAndFoundByNameHoweverItIsWritten() {
        var models = Person.json(door.get("/v1/models"));
        assertEquals("list", models.path("object").asText());
        var ids = models.findValuesAsText("id");
        assertTrue(ids.contains("echo/fast") && !ids.contains("echo/unpriced"), ids::toString);
        for (var path : List.of("echo/fast", "echo%2Ffast", "echo%2ffast")) {
            var model = door.get("/v1/models/" + path);
            assertEquals(200, model.statusCode(), model.body());
            assertEquals("echo/fast", Person.json(model).path("id").asText());
        }
        assertError("model_not_found", door.get("/v1/models/gpt-4").body());
    }

    @Test
    void aBudgetHoldsHoweverManyAskAtOnce() throws Exception {
        var one = door.answer("echo/fast", "Spend it", "\"max_tokens\":64");
        var price = one.at("/usage/micro_credits").asLong();
        var before = person.available();
        var most = 5 * price;
        var program = Door.of(server, person, Map.of("name", "x", "scopes", List.of("chat"),
                "budget_micro_credits", most));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var spenders = IntStream.range(0, 24).<Callable<Integer>>mapToObj(_ -> () ->
                    program.ask("echo/fast", "Spend it", "\"max_tokens\":64").statusCode())
                    .toList();
            var served = 0;
            for (var status : threads.invokeAll(spenders)) {
                assertTrue(List.of(200, 429).contains(status.get()), status.get()::toString);
                served += status.get() == 200 ? 1 : 0;
            }
            assertTrue(served > 0);
        }
        Await.until("all is written", () -> person.held() == 0);
        var spent = before - person.available();
        assertTrue(spent <= most, spent + " of " + most);
        assertEquals(spent, person.read("/api-keys").at("/data/0/spent_micro_credits").asLong());
        var refused = Door.of(server, person, Map.of("name", "x", "scopes", List.of("chat"),
                "budget_micro_credits", 1)).ask("echo/fast", "x", "");
        assertRefused(429, "insufficient_quota", refused.statusCode(), refused.body());
        assertEquals("false", refused.headers().firstValue("x-should-retry").get());
    }

    /** The model never ends by itself: only its cancellation lets it go. */
    @ParameterizedTest
    @CsvSource({"endless, true", "silent, true", "endless, false", "silent, false"})
    void whoHangsUpEndsTheCallAndPaysForWhatWasSaid(String model, boolean stream)
            throws IOException, InterruptedException {
        var call = Person.HTTP.sendAsync(door.request("/v1/chat/completions")
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString("""
                {"model":"echo/%s","stream":%s,"messages":[{"role":"user","content":"Go"}]}"""
                .formatted(model, stream))).build(), BodyHandlers.ofInputStream());
        Await.until("it is asked", () -> person.held() > 0);
        if (stream && model.equals("endless")) call.join().body().close();
        else call.cancel(true);
        Await.until("it is settled", () -> person.held() == 0);
        assertTrue(person.available() < GRANTED, "what was read and said is paid for");
        server.assertTheBooksAgree();
    }

    @Test
    void aKeyThatKeepsMakesAConversationOfItAndNoOtherDoes() {
        var keeping = Door.of(server, person, Map.of("name", "x", "scopes", List.of("chat"),
                "store", true));
        keeping.answer("echo/fast", "Keep this", "");
        assertTrue(keeping.ask("echo/fast", "And this", "\"stream\":true").body()
                .endsWith("data: [DONE]\n\n"));
        keeping.ask("echo/overloaded", "But not this", "");
        Await.until("both are kept", () ->
                person.read("/conversations").path("data").size() == 2);
        var last = person.read("/conversations").path("data").path(0);
        assertEquals("echo/fast", last.path("title").asText());
        var messages = person.messages(last.path("id").asText());
        assertTrue(messages.path(1).path("text").asText().contains("And this"));
    }

    @Test
    void aRevokedKeyIsRefusedAtTheNextRequest() {
        door.answer("echo/fast", "Hello", "");
        assertEquals(204, person.send("DELETE", "/api-keys/" + door.id(), "").statusCode());
        assertEquals(401, door.ask("echo/fast", "Hello", "").statusCode());
        var other = server.person(0);
        var mine = Door.of(server, person);
        assertEquals(404, other.send("DELETE", "/api-keys/" + mine.id(), "").statusCode());
    }

    private static String text(List<JsonNode> chunks) {
        return chunks.stream().map(chunk -> chunk.at("/choices/0/delta/content").asText(""))
                .collect(Collectors.joining());
    }

    private static void assertRefused(int status, String code, int answered, String body) {
        assertEquals(status, answered, body);
        assertError(code, body);
    }

    private static void assertError(String code, String body) {
        var error = Person.tree(body).path("error");
        assertEquals(code, error.path("code").asText(), body);
        List.of("message", "type", "param").forEach(name -> assertTrue(error.has(name), body));
    }
}
