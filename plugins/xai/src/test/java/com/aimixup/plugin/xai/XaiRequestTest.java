package com.aimixup.plugin.xai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ChatRequest.ReasoningEffort;
import com.aimixup.plugin.spi.ChatRequest.Role;
import com.aimixup.plugin.spi.ImageRequest;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import com.aimixup.plugin.tck.Brake;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What xAI is sent. */
final class XaiRequestTest {
    private final ReplayServer server = new ReplayServer();
    private final Surroundings surroundings = new Surroundings(
            Map.of("api_key", "k", "base_url", server.uri() + "/v1"));
    private final Provider provider = new XaiFactory().create(surroundings);

    @AfterEach
    void close() {
        provider.close();
        surroundings.close();
        server.close();
    }

    @Test
    void aQuestionIsSentAsRecorded() {
        var sent = ask("grok-4.3", Message.user("Why tides?"));
        assertEquals("/v1/responses", server.requests().getFirst().target());
        var recorded = recorded("responses-request.json");
        recorded.properties().stream().filter(field -> !field.getKey().equals("input"))
                .forEach(field -> assertEquals(field.getValue(), sent.get(field.getKey())));
        assertEquals(recorded.at("/input/0"), sent.at("/input/1"), "after the system's message");
        assertFalse(sent.has("instructions"), "xAI takes none");
    }

    @Test
    void aQuestionForChatCompletionsIsSentAsRecorded() {
        surroundings.set("chat_models", "*");
        var recorded = recorded("chat-request.json");
        var url = recorded.at("/messages/1/content/1/image_url/url").textValue();
        var bytes = Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1));
        var sent = ask("grok-4.3", new Message(Role.USER,
                List.of(new Part.Text("Why tides?"), new Part.Image("image/png", bytes))));
        assertEquals("/v1/chat/completions", server.requests().getFirst().target());
        recorded.properties().forEach(field ->
                assertEquals(field.getValue(), sent.get(field.getKey())));
    }

    @ParameterizedTest
    @CsvSource({"grok-4.3, true", "grok-4.7-latest, true", "grok-3-mini, true",
            "grok-4.20-reasoning, false", "grok-4.20-non-reasoning, false",
            "grok-build-0.1, false", "grok-4-fast-reasoning, false", "something, false"})
    void anEffortIsSentOnlyToAModelThatTakesIt(String model, boolean takes) {
        var effort = ask(model, Message.user("x")).at("/reasoning/effort");
        assertEquals(takes ? "low" : "", effort.asText());
    }

    @Test
    void aDocumentIsRefusedAndATextFileIsSentAsText() {
        var document = new Part.File("a.pdf", "application/pdf", new byte[] {1});
        var refused = provider.chat(request("grok-4.3", new Message(Role.USER,
                List.of(document))), new Listener(), new Brake());
        assertEquals(new ChatOutcome.Failed(new ProviderFailure.Rejected("no-files"), Usage.NONE),
                refused);
        assertEquals(0, server.requests().size());
        var text = new Part.File("a.txt", "text/plain", new byte[] {'b'});
        assertEquals("a.txt:\nb", ask("grok-4.3", new Message(Role.USER, List.of(text)))
                .at("/input/1/content/0/text").asText());
    }

    @Test
    void aPictureIsOrderedInXaisTerms() {
        server.play(Recording.of(getClass(), "image-response.json"));
        provider.images(new ImageRequest("grok-imagine-image", "A dot.", 2, Optional.of("16:9"),
                Optional.of("2k"), Duration.ofSeconds(5)), new Brake());
        assertEquals(Json.read("""
                {"model":"grok-imagine-image","prompt":"A dot.","n":2,"response_format":"b64_json",
                 "aspect_ratio":"16:9","resolution":"2k"}""").orElseThrow(), last());
    }

    private JsonNode ask(String model, Message message) {
        server.play(Recording.of(getClass(), "responses-stream-ok.sse"));
        provider.chat(request(model, message), new Listener(), new Brake());
        return last();
    }

    private JsonNode last() {
        return Json.read(server.requests().getLast().body()).orElseThrow();
    }

    private static ChatRequest request(String model, Message message) {
        return new ChatRequest(model, "Be brief.", List.of(message), 500, OptionalDouble.empty(),
                Optional.of(ReasoningEffort.LOW), Duration.ofSeconds(10));
    }

    private static JsonNode recorded(String name) {
        return Json.read(Recording.of(XaiRequestTest.class, name).body()).orElseThrow();
    }
}
