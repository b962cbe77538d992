package com.aimixup.plugin.anthropic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ChatRequest.ReasoningEffort;
import com.aimixup.plugin.spi.ChatRequest.Role;
import com.aimixup.plugin.spi.Provider;
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

/** What Anthropic is sent. */
final class AnthropicRequestTest {
    private static final String PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4"
            + "2mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    private static final String MODEL = "claude-sonnet-5-5";

    private final ReplayServer server = new ReplayServer();
    private final Surroundings surroundings = new Surroundings(Map.of("api_key", "k",
            "base_url", server.uri() + "/v1/"));
    private final Provider provider = new AnthropicFactory().create(surroundings);

    @AfterEach
    void close() {
        provider.close();
        surroundings.close();
        server.close();
    }

    @Test
    void aQuestionIsSentAsRecorded() {
        var picture = new Part.Image("image/png", Base64.getDecoder().decode(PIXEL));
        var sent = ask("Be brief.", 512, Optional.empty(),
                new Message(Role.USER, List.of(picture, new Part.Text("Why tides?"))));
        assertEquals(Json.read(Recording.of(getClass(), "request.json").body()).orElseThrow(),
                body(sent));
        assertEquals("/v1/messages", sent.target());
        assertEquals("k", sent.headers().get("x-api-key"));
        assertEquals("2026-10-21", sent.headers().get("anthropic-version"));
    }

    /** Clause share.minimal; and a temperature of any value is refused in this version. */
    @Test
    void nothingThatNamesAPersonAndNoTemperatureIsSent() {
        var sent = body(ask("", 512, Optional.empty(), Message.user("x")));
        for (var name : List.of("metadata", "temperature", "top_p", "top_k", "system",
                "thinking", "output_config", "cache_control")) {
            assertFalse(sent.has(name), name);
        }
    }

    @Test
    void whatSeveralSayInOneRoleIsOneTurnAndTheUserBegins() {
        var pdf = new Part.File("file-1.pdf", "application/pdf", new byte[] {'%', 'P', 'D', 'F'});
        var sent = body(ask("", 512, Optional.empty(),
                Message.assistant("a"), Message.user("b"), Message.user(" "),
                new Message(Role.USER, List.of(pdf)), Message.assistant("c"),
                new Message(Role.ASSISTANT, List.of(new Part.Image("image/png", new byte[] {1}))),
                Message.user("d")));
        assertEquals(Json.read("""
                [{"role":"user","content":[{"type":"text","text":"…"}]},
                 {"role":"assistant","content":[{"type":"text","text":"a"}]},
                 {"role":"user","content":[{"type":"text","text":"b"},
                  {"type":"document","title":"file-1.pdf","source":{"type":"base64",
                   "media_type":"application/pdf","data":"JVBERg=="}}]},
                 {"role":"assistant","content":[{"type":"text","text":"c"}]},
                 {"role":"user","content":[{"type":"image","source":{"type":"base64",
                   "media_type":"image/png","data":"AQ=="}},{"type":"text","text":"d"}]}]
                """).orElseThrow(), sent.get("messages"));
    }

    @Test
    void thinkingIsAskedForAsTheListSaysThatTheModelCan() {
        assertFalse(body(ask("", 512, Optional.of(ReasoningEffort.LOW), Message.user("x")))
                .has("thinking"), "the list was not read yet");
        list("\"adaptive\":{\"supported\":true},\"enabled\":{\"supported\":true}");
        var adaptive = body(ask("", 512, Optional.of(ReasoningEffort.LOW), Message.user("x")));
        assertEquals(Json.read("{\"type\":\"adaptive\",\"display\":\"summarized\"}").orElseThrow(),
                adaptive.get("thinking"));
        assertEquals("low", adaptive.at("/output_config/effort").asText());
        assertFalse(body(ask("", 512, Optional.of(ReasoningEffort.HIGH), Message.user("x")))
                .has("output_config"), "an effort that the model does not know");
    }

    @Test
    void aBudgetToThinkWithLeavesRoomForTheAnswer() {
        list("\"adaptive\":{\"supported\":false},\"enabled\":{\"supported\":true}");
        assertEquals(3_000, budget(4_000, ReasoningEffort.HIGH));
        assertEquals(2_000, budget(4_000, ReasoningEffort.MEDIUM));
        assertEquals(1_024, budget(4_000, ReasoningEffort.LOW));
        assertEquals(0, budget(1_024, ReasoningEffort.HIGH), "no room");
    }

    private int budget(int outputTokensMax, ReasoningEffort effort) {
        var sent = body(ask("", outputTokensMax, Optional.of(effort), Message.user("x")));
        return sent.at("/thinking/budget_tokens").asInt();
    }

    private void list(String types) {
        server.play(Recording.json(200, "{\"data\":[{\"id\":\"" + MODEL + "\",\"capabilities\":{"
                + "\"thinking\":{\"supported\":true,\"types\":{" + types + "}},"
                + "\"effort\":{\"low\":{\"supported\":true},\"high\":{\"supported\":false}}}}]}"));
        provider.models();
    }

    private HeardRequest ask(String instructions, int outputTokensMax,
            Optional<ReasoningEffort> effort, Message... messages) {
        server.play(Recording.of(getClass(), "stream-ok.sse"));
        provider.chat(new ChatRequest(MODEL, instructions, List.of(messages), outputTokensMax,
                OptionalDouble.of(0.5), effort, Duration.ofSeconds(10)), new Listener(),
                new Brake());
        return server.requests().getLast();
    }

    private static JsonNode body(HeardRequest request) {
        return Json.read(request.body()).orElseThrow();
    }
}
