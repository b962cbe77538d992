package com.aimixup.plugin.local;

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
import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.ModelInfo.Capability;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderException;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
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
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Ollama is sent, and what of it never is. */
final class OllamaTest {
    private static final String PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4"
            + "2mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private final ReplayServer server = new ReplayServer();
    private final Surroundings surroundings = new Surroundings(Map.of(
            "base_url", server.uri().toString()));
    private final Provider provider = new LocalFactory().create(surroundings);

    @AfterEach
    void close() {
        provider.close();
        surroundings.close();
        server.close();
    }

    @Test
    void aQuestionIsSentAsRecorded() {
        shown("{\"capabilities\":[\"completion\",\"vision\"]}");
        var picture = new Part.Image("image/png", Base64.getDecoder().decode(PIXEL));
        var sent = ask(new Message(Role.USER, List.of(new Part.Text("Why tides?"), picture)));
        var recorded = Json.read(Recording.of(getClass(), "request.json").body()).orElseThrow();
        recorded.properties().forEach(field ->
                assertEquals(field.getValue(), body(sent).get(field.getKey()), field.getKey()));
        assertEquals("/api/chat", sent.target());
        assertFalse(sent.headers().containsKey("authorization"));
    }

    @Test
    void nothingIsDroppedInSilence() {
        shown("{}");
        var sent = body(ask(Message.user("x")));
        assertFalse(sent.get("truncate").booleanValue());
        assertFalse(sent.get("shift").booleanValue());
        assertEquals(200, sent.at("/options/num_predict").intValue());
        assertEquals(4_096, sent.at("/options/num_ctx").intValue());
    }

    @ParameterizedTest
    @CsvSource({"20000, 0, '', 8192", "20000, 8000, '', 8000", "20000, 0, 2048, 2048",
            "20000, 0, much, 8192", "9000000, 0, '', 1048576"})
    void thereIsRoomForQuestionAndAnswerAsFarAsTheModelHasIt(int characters, int context,
            String set, int room) {
        shown("{\"model_info\":{\"general.architecture\":\"gemma4\",\"gemma4.context_length\":"
                + context + "}}");
        surroundings.set("num_ctx", set);
        var sent = body(ask(Message.user("x".repeat(characters))));
        assertEquals(room, sent.at("/options/num_ctx").intValue());
    }

    @Test
    void instructionsTextsAndFilesOfTextAreWrittenAsText() {
        shown("{}");
        var file = new Part.File("file-1.txt", "text/plain", new byte[] {'c'});
        var sent = body(ask("Be brief.", Optional.empty(), Message.assistant("a"),
                new Message(Role.USER, List.of(new Part.Text("b"), file))));
        assertEquals(Json.read("""
                [{"role":"system","content":"Be brief."},
                 {"role":"assistant","content":"a"},
                 {"role":"user","content":"b\\nfile-1.txt:\\nc"}]
                """).orElseThrow(), sent.get("messages"));
    }

    @ParameterizedTest
    @CsvSource({"thinking, gptoss, '\"high\"'", "thinking, qwen3, true", "vision, qwen3, ''"})
    void aModelIsToldToThinkAsItCan(String ability, String family, String think) {
        shown("{\"capabilities\":[\"" + ability + "\"],\"details\":{\"family\":\"" + family
                + "\"}}");
        var sent = body(ask("", Optional.of(ReasoningEffort.HIGH), Message.user("x")));
        assertEquals(think, sent.path("think").toString());
        assertFalse(body(ask(Message.user("x"))).has("think"), "nobody asked it to");
    }

    /** Nothing leaves the house, whatever the model is called and whatever was true before. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"remote_host\":\"https://ollama.com:443\"}",
            "{\"remote_model\":\"gpt-oss:120b\"}"})
    void aQuestionForAModelElsewhereIsNotSent(String shown) {
        shown(shown);
        assertEquals(refused("not-local"), outcome(Message.user("x")));
        assertEquals(List.of(), server.requests());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-oss:120b-cloud", "kimi:cloud", "KIMI:Cloud", "kimi:cloud "})
    void ofAModelThatIsCalledAfterTheCloudNothingIsEvenAsked(String name) {
        var outcome = provider.chat(new ChatRequest(name, "", List.of(Message.user("x")), 200,
                OptionalDouble.empty(), Optional.empty(), Duration.ofSeconds(10)),
                new Listener(), new Brake());
        assertEquals(refused("not-local"), outcome);
        assertEquals(0, server.connectionsMade());
    }

    @Test
    void aDocumentIsRefusedBeforeAnythingIsSent() {
        var pdf = new Part.File("file-1.pdf", "application/pdf", new byte[] {'%'});
        assertEquals(refused("no-files"), outcome(new Message(Role.USER, List.of(pdf))));
        assertEquals(0, server.connectionsMade());
    }

    @Test
    void aModelThatIsNotThereIsSaidSoWithoutTheQuestion() {
        server.always("/api/show", Recording.of(getClass(), "not-found.http.json"));
        assertEquals(refused("unknown-model"), outcome(Message.user("x")));
        assertEquals(List.of(), server.requests());
    }

    @Test
    void modelsElsewhereAndThoseThatDoNotTalkAreNotListed() {
        server.play(Recording.json(200, """
                {"models":[
                 {"name":"a","capabilities":["completion","vision","thinking","tools"],
                  "details":{"context_length":8192}},
                 {"name":"b","capabilities":["completion"],"remote_host":"https://x.example"},
                 {"name":"c:cloud","capabilities":["completion"]},
                 {"name":"d","capabilities":["embedding"]},{}]}
                """));
        assertEquals(List.of(new ModelInfo("a", "a", 8_192, 0, Set.of(Capability.CHAT,
                Capability.TEMPERATURE, Capability.IMAGE_INPUT, Capability.REASONING))),
                provider.models());
    }

    @Test
    void anOlderServerIsAskedForEachModel() {
        shown("{\"capabilities\":[\"completion\"],\"model_info\":{\"general.architecture\":"
                + "\"llama\",\"llama.context_length\":131072}}");
        server.play(Recording.json(200, "{\"models\":[{\"name\":\"a\"}]}"));
        assertEquals(List.of(new ModelInfo("a", "a", 131_072, 0,
                Set.of(Capability.CHAT, Capability.TEMPERATURE))), provider.models());
    }

    @Test
    void withoutOllamaTheListSaysThatItIsNotThere() {
        server.close();
        assertInstanceOf(ProviderFailure.Unavailable.class,
                assertThrows(ProviderException.class, provider::models).failure());
    }

    @Test
    void ollamaIsFoundWhereItUsuallyIs() {
        try (var plain = new Surroundings(Map.of());
                var found = new LocalFactory().create(plain)) {
            assertEquals(Set.of("127.0.0.1"), found.facts().hosts());
            assertTrue(found.facts().local());
        }
    }

    private void shown(String json) {
        server.always("/api/show", Recording.json(200, json));
    }

    private HeardRequest ask(Message... messages) {
        return ask("", Optional.empty(), messages);
    }

    private HeardRequest ask(String instructions, Optional<ReasoningEffort> effort,
            Message... messages) {
        server.play(Recording.of(getClass(), "stream-ok.ndjson"));
        var outcome = provider.chat(request(instructions, effort, messages), new Listener(),
                new Brake());
        assertInstanceOf(ChatOutcome.Completed.class, outcome);
        return server.requests().getLast();
    }

    private ChatOutcome outcome(Message... messages) {
        return provider.chat(request("", Optional.empty(), messages), new Listener(),
                new Brake());
    }

    private static ChatRequest request(String instructions, Optional<ReasoningEffort> effort,
            Message... messages) {
        return new ChatRequest("gemma4", instructions, List.of(messages), 200,
                OptionalDouble.empty(), effort, Duration.ofSeconds(10));
    }

    private static ChatOutcome refused(String what) {
        return new ChatOutcome.Failed(new ProviderFailure.Rejected(what), Usage.NONE);
    }

    private static JsonNode body(HeardRequest request) {
        return Json.read(request.body()).orElseThrow();
    }
}
