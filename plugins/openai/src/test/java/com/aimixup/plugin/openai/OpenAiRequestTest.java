package com.aimixup.plugin.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ChatRequest.ReasoningEffort;
import com.aimixup.plugin.spi.ChatRequest.Role;
import com.aimixup.plugin.spi.ImageRequest;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderException;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.tck.Brake;
import com.aimixup.plugin.tck.HeardRequest;
import com.aimixup.plugin.tck.ImageTake;
import com.aimixup.plugin.tck.Listener;
import com.aimixup.plugin.tck.Recording;
import com.aimixup.plugin.tck.ReplayServer;
import com.aimixup.plugin.tck.Surroundings;
import com.aimixup.plugin.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What OpenAI is sent. */
final class OpenAiRequestTest {
    private static final String PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4"
            + "2mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private final ReplayServer server = new ReplayServer();
    private final Surroundings surroundings = new Surroundings(Map.of("api_key", "k",
            "base_url", server.uri() + "/v1/", "organization", "org-1", "project", "proj-1"));
    private final Provider provider = new OpenAiFactory().create(surroundings);

    @AfterEach
    void close() {
        provider.close();
        surroundings.close();
        server.close();
    }

    @Test
    void aQuestionIsSentAsRecorded() {
        var sent = ask(request("gpt-5.2", "", OptionalDouble.empty(), Message.user("Why tides?")));
        assertContains(recorded("responses-request.json"), body(sent));
        assertEquals("/v1/responses", sent.target());
        assertEquals("Bearer k", sent.headers().get("authorization"));
        assertEquals("org-1", sent.headers().get("openai-organization"));
        assertEquals("proj-1", sent.headers().get("openai-project"));
    }

    @Test
    void aQuestionForChatCompletionsIsSentAsRecorded() {
        surroundings.set("chat_models", "gpt-5.2");
        var picture = new Part.Image("image/png", Base64.getDecoder().decode(PIXEL));
        var message = new Message(Role.USER, List.of(new Part.Text("Why tides?"), picture));
        var sent = ask(request("gpt-5.2", "Be brief.", OptionalDouble.empty(), message));
        assertContains(recorded("chat-request.json"), body(sent));
        assertEquals("/v1/chat/completions", sent.target());
    }

    /** Clauses share.minimal and use.no-training: no name of a person, and nothing is stored. */
    @Test
    void nothingThatNamesAPersonIsSentAndNothingIsStored() {
        for (var model : List.of("gpt-5.2", "gpt-4o-search-preview")) {
            var sent = body(ask(request(model, "", OptionalDouble.empty(), Message.user("x"))));
            assertFalse(sent.get("store").booleanValue());
            for (var name : List.of("user", "safety_identifier", "metadata",
                    "prompt_cache_key", "previous_response_id")) {
                assertFalse(sent.has(name), name);
            }
        }
    }

    @Test
    void partsOfEveryKindHaveTheirShape() {
        var pdf = new byte[] {'%', 'P', 'D', 'F'};
        var sent = body(ask(request("gpt-5.2", "Be brief.", OptionalDouble.empty(),
                Message.user("a"), Message.assistant("b"),
                new Message(Role.USER, List.of(new Part.Image("image/png", new byte[] {1}),
                        new Part.File("file-1.pdf", "application/pdf", pdf),
                        new Part.File("file-2.txt", "text/plain", new byte[] {'c'}))))));
        assertEquals(Json.read("""
                [{"role":"system","content":"Be brief."},
                 {"role":"user","content":[{"type":"input_text","text":"a"}]},
                 {"role":"assistant","content":[{"type":"output_text","text":"b"}]},
                 {"role":"user","content":[
                  {"type":"input_image","image_url":"data:image/png;base64,AQ=="},
                  {"type":"input_file","filename":"file-1.pdf",
                   "file_data":"data:application/pdf;base64,JVBERg=="},
                  {"type":"input_text","text":"file-2.txt:\\nc"}]}]
                """).orElseThrow(), sent.get("input"));
    }

    @Test
    void aModelIsSentOnlyWhatItTakes() {
        var reasoning = body(ask(request("gpt-5.2", "", OptionalDouble.of(0.5),
                Message.user("x"))));
        assertFalse(reasoning.has("temperature"));
        assertEquals("high", reasoning.at("/reasoning/effort").asText());
        assertEquals("auto", reasoning.at("/reasoning/summary").asText());
        var plain = body(ask(request("gpt-4.1-mini", "", OptionalDouble.of(0.5),
                Message.user("x"))));
        assertEquals(0.5, plain.get("temperature").doubleValue());
        assertFalse(plain.has("reasoning"));
        assertEquals(500, plain.get("max_output_tokens").intValue());
    }

    @Test
    void anAccountThatMayNotSeeReasoningIsAnsweredWithoutIt() {
        server.play(Recording.json(400, """
                {"error":{"code":"unsupported_value","param":"reasoning.summary","message":"-"}}
                """));
        var request = request("gpt-5.2", "", OptionalDouble.empty(), Message.user("x"));
        var outcome = provider.chat(request, new Listener(), new Brake());
        assertInstanceOf(ChatOutcome.Failed.class, outcome);
        assertEquals(2, server.requests().size());
        assertFalse(body(server.requests().getLast()).at("/reasoning").has("summary"));
        provider.chat(request, new Listener(), new Brake());
        assertEquals(3, server.requests().size(), "asked for it again");
    }

    @Test
    void aPictureIsOrderedFromAModelByName() {
        server.play(Recording.of(getClass(), "image-response.json"));
        provider.images(new ImageRequest("gpt-image-2", "A dot.", 2, Optional.of("1024x1536"),
                Optional.of("low"), Duration.ofSeconds(5)), new Brake());
        provider.images(ImageTake.wish("dall-e-3"), new Brake());
        var bodies = server.requests().stream().map(OpenAiRequestTest::body).toList();
        assertEquals(Json.read("""
                {"model":"gpt-image-2","prompt":"A dot.","n":2,"size":"1024x1536","quality":"low"}
                """).orElseThrow(), bodies.getFirst());
        assertEquals("b64_json", bodies.getLast().get("response_format").asText());
    }

    /** A new one costs a handshake before the first token. */
    @Test
    void aConnectionServesManyQuestions() {
        for (int i = 0; i < 30; i++) {
            ask(request("gpt-5.2", "", OptionalDouble.empty(), Message.user("x")));
        }
        assertTrue(server.connectionsMade() < 10, () -> server.connectionsMade() + " made");
    }

    @Test
    void aListOfModelsThatCannotBeHadSaysWhy() {
        server.play(Recording.of(getClass(), "auth-error.http.json"));
        assertInstanceOf(ProviderFailure.BadCredentials.class,
                assertThrows(ProviderException.class, provider::models).failure());
        server.play(Recording.json(200, "{\"error\":{\"code\":\"slow_down\"}}"));
        assertInstanceOf(ProviderFailure.Overloaded.class,
                assertThrows(ProviderException.class, provider::models).failure());
        surroundings.unset("api_key");
        assertInstanceOf(ProviderFailure.BadCredentials.class,
                assertThrows(ProviderException.class, provider::models).failure());
    }

    private HeardRequest ask(ChatRequest request) {
        server.play(Recording.of(getClass(), "responses-stream-ok.sse"));
        provider.chat(request, new Listener(), new Brake());
        return server.requests().getLast();
    }

    private static ChatRequest request(String model, String instructions,
            OptionalDouble temperature, Message... messages) {
        return new ChatRequest(model, instructions, List.of(messages), 500, temperature,
                Optional.of(ReasoningEffort.HIGH), Duration.ofSeconds(10));
    }

    /** The body may say more than the recorded one, and nothing else about the same. */
    private static void assertContains(JsonNode recorded, JsonNode sent) {
        recorded.properties().forEach(field -> {
            var found = sent.path(field.getKey());
            assertTrue(field.getValue().equals(found)
                    || onlyText(field.getValue()).equals(onlyText(found)), field.getKey());
        });
    }

    /** A message of one text may be written as that text. */
    private static String onlyText(JsonNode node) {
        return node.toString().replaceAll(
                "\\[\\{\"type\":\"(?:input_)?text\",\"text\":(\"[^\"]*\")}]", "$1");
    }

    private static JsonNode recorded(String name) {
        return Json.read(Recording.of(OpenAiRequestTest.class, name).body()).orElseThrow();
    }

    private static JsonNode body(HeardRequest request) {
        return Json.read(request.body()).orElseThrow();
    }
}
