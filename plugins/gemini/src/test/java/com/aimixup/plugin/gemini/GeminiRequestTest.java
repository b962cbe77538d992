package com.aimixup.plugin.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ChatRequest.ReasoningEffort;
import com.aimixup.plugin.spi.ChatRequest.Role;
import com.aimixup.plugin.spi.ImageOutcome;
import com.aimixup.plugin.spi.ImageRequest;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import com.aimixup.plugin.spi.Usage.Unit;
import com.aimixup.plugin.tck.Brake;
import com.aimixup.plugin.tck.HeardRequest;
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

/** What Gemini is sent. */
final class GeminiRequestTest {
    private static final String PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4"
            + "2mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private final ReplayServer server = new ReplayServer();
    private final Surroundings surroundings = new Surroundings(Map.of("api_key", "k",
            "base_url", server.uri() + "/v1beta"));
    private final Provider provider = new GeminiFactory().create(surroundings);

    @AfterEach
    void close() {
        provider.close();
        surroundings.close();
        server.close();
    }

    @Test
    void aQuestionIsSentAsRecorded() {
        var picture = new Part.Image("image/png", Base64.getDecoder().decode(PIXEL));
        var sent = ask("gemini-2.0-flash", "", Optional.empty(),
                new Message(Role.USER, List.of(new Part.Text("Why tides?"), picture)));
        assertEquals(Json.read(Recording.of(getClass(), "request.json").body()).orElseThrow(),
                body(sent));
        assertEquals("/v1beta/models/gemini-2.0-flash:streamGenerateContent?alt=sse",
                sent.target());
        assertEquals("k", sent.headers().get("x-goog-api-key"));
    }

    @Test
    void theAssistantIsCalledTheModelAndInstructionsStandApart() {
        var pdf = new Part.File("file-1.pdf", "application/pdf", new byte[] {'%', 'P', 'D', 'F'});
        var sent = body(ask("gemini-2.0-flash", "Be brief.", Optional.empty(), Message.user("a"),
                Message.assistant("b"), Message.user("c"),
                new Message(Role.USER, List.of(pdf))));
        assertEquals(Json.read("""
                {"contents":[
                  {"role":"user","parts":[{"text":"a"}]},
                  {"role":"model","parts":[{"text":"b"}]},
                  {"role":"user","parts":[{"text":"c"},
                   {"inlineData":{"mimeType":"application/pdf","data":"JVBERg=="}}]}],
                 "systemInstruction":{"parts":[{"text":"Be brief."}]},
                 "generationConfig":{"maxOutputTokens":256}}
                """).orElseThrow(), sent);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "gemini-2.5-flash   | MEDIUM | {\"includeThoughts\":true,\"thinkingBudget\":8192}",
            "gemini-3-flash     | MEDIUM | {\"includeThoughts\":true,\"thinkingLevel\":\"medium\"}",
            "gemini-3-pro       | LOW    | {\"includeThoughts\":true,\"thinkingLevel\":\"low\"}",
            "gemini-3-pro       | MEDIUM | {\"includeThoughts\":true}",
            "gemini-2.0-flash   | HIGH   | null",
            "gemini-3-pro-image | HIGH   | null"})
    void aModelThinksAsItsGenerationIsTold(String model, ReasoningEffort effort, String config) {
        var sent = body(ask(model, "", Optional.of(effort), Message.user("x")));
        var thinking = sent.at("/generationConfig/thinkingConfig");
        assertEquals(Json.read(config).orElseThrow(),
                thinking.isMissingNode() ? Json.read("null").orElseThrow() : thinking);
    }

    /** What the list says of a model goes before what its name suggests. */
    @Test
    void whatTheListSaysIsBelieved() {
        server.play(Recording.json(200, """
                {"models":[{"name":"models/gemini-2.0-flash","thinking":true,
                  "supportedGenerationMethods":["generateContent"]}]}
                """));
        provider.models();
        var sent = body(ask("gemini-2.0-flash", "", Optional.empty(), Message.user("x")));
        assertEquals(true, sent.at("/generationConfig/thinkingConfig/includeThoughts").asBoolean());
    }

    @Test
    void aModelThatDrawsMayDrawInsideAnAnswer() {
        var sent = body(ask(GeminiConformanceTest.DRAWER, "", Optional.empty(),
                Message.user("x")));
        assertEquals("[\"TEXT\",\"IMAGE\"]",
                sent.at("/generationConfig/responseModalities").toString());
    }

    @Test
    void picturesAreDrawnOneACallAndCountedTogether() {
        server.play(Recording.of(getClass(), "image-response.json"));
        var drawn = assertInstanceOf(ImageOutcome.Drawn.class, provider.images(
                wish(2, Optional.of("1536x1024"), Optional.of("2K")), new Brake()));
        assertEquals(2, drawn.pictures().size());
        assertEquals(new Usage(Map.of(Unit.INPUT, 20L, Unit.IMAGE_OUTPUT, 12L,
                Unit.REASONING, 40L), false), drawn.usage());
        assertEquals(2, server.requests().size());
        assertEquals("/v1beta/models/gemini-3-pro-image:generateContent",
                server.requests().getFirst().target());
        assertEquals(Json.read("""
                {"contents":[{"role":"user","parts":[{"text":"A dot."}]}],
                 "generationConfig":{"responseModalities":["TEXT","IMAGE"],
                  "imageConfig":{"aspectRatio":"3:2","imageSize":"2K"}}}
                """).orElseThrow(), body(server.requests().getFirst()));
    }

    @ParameterizedTest
    @CsvSource({"large,", "0x0,", "1024x,", "-1:1,", "99999999999:1,", ",high"})
    void aSizeThatItDoesNotHaveIsRejectedBeforeAnythingIsSent(String size, String quality) {
        var outcome = provider.images(
                wish(1, Optional.ofNullable(size), Optional.ofNullable(quality)), new Brake());
        assertEquals(new ImageOutcome.Failed(new ProviderFailure.Rejected("size"), Usage.NONE),
                outcome);
        assertEquals(List.of(), server.requests());
    }

    @Test
    void withoutAKeyNothingIsDrawn() {
        surroundings.unset("api_key");
        assertEquals(new ImageOutcome.Failed(new ProviderFailure.BadCredentials(), Usage.NONE),
                provider.images(wish(1, Optional.empty(), Optional.empty()), new Brake()));
    }

    @Test
    void aDrawingThatIsCancelledSaysSo() {
        var brake = new Brake();
        brake.pull();
        assertInstanceOf(ImageOutcome.Cancelled.class,
                provider.images(wish(1, Optional.empty(), Optional.empty()), brake));
        assertFalse(server.requests().iterator().hasNext());
    }

    private HeardRequest ask(String model, String instructions, Optional<ReasoningEffort> effort,
            Message... messages) {
        server.play(Recording.of(getClass(), "stream-ok.sse"));
        provider.chat(new ChatRequest(model, instructions, List.of(messages), 256,
                OptionalDouble.empty(), effort, Duration.ofSeconds(10)), new Listener(),
                new Brake());
        return server.requests().getLast();
    }

    private static ImageRequest wish(int count, Optional<String> size, Optional<String> quality) {
        return new ImageRequest(GeminiConformanceTest.DRAWER, "A dot.", count, size, quality,
                Duration.ofSeconds(10));
    }

    private static JsonNode body(HeardRequest request) {
        return Json.read(request.body()).orElseThrow();
    }
}
