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
import com.aimixup.plugin.spi.ChatRequest.Role;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.tck.Brake;
import com.aimixup.plugin.tck.Listener;
import com.aimixup.plugin.tck.Recording;
import com.aimixup.plugin.tck.ReplayServer;
import com.aimixup.plugin.tck.Surroundings;
import com.aimixup.plugin.wire.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the house ends, and what a server in it is sent that speaks like OpenAI. */
final class LocalProviderTest {

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "ollama", "box.local", "gpu.home.arpa",
            "host.docker.internal", "127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1",
            "172.31.255.255", "192.168.1.20", "[::1]", "[fd12::1]"})
    void anAddressInTheHouseIsOne(String host) {
        assertTrue(House.contains(host));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api.openai.com", "example.com", "ollama.example.com", "8.8.8.8",
            "172.15.0.1", "172.32.0.1", "192.169.0.1", "169.254.169.254", "[fe80::1]", "[fec0::1]",
            "[2606:4700::1111]", "134744072", "0x08080808", "evil-local.com", "", ".local",
            "0.0.0.0"})
    void anAddressElsewhereIsNone(String host) {
        assertFalse(House.contains(host));
    }

    @Test
    void aProviderWithAnAddressElsewhereIsNotMade() {
        try (var surroundings = new Surroundings(Map.of("base_url", "https://example.com"))) {
            assertEquals("base_url is not an address in the house",
                    assertThrows(IllegalArgumentException.class,
                            () -> new LocalFactory().create(surroundings)).getMessage());
        }
    }

    @Test
    void aProtocolThatIsNoneIsNamed() {
        try (var surroundings = new Surroundings(Map.of("protocol", "telex"))) {
            assertEquals("protocol is not ollama or openai",
                    assertThrows(IllegalArgumentException.class,
                            () -> new LocalFactory().create(surroundings)).getMessage());
        }
    }

    @Test
    void aCompatibleServerIsSentWhatAllOfThemTake() {
        try (var server = new ReplayServer();
                var surroundings = new Surroundings(Map.of("protocol", "openai",
                        "base_url", server.uri() + "/v1"));
                var provider = new LocalFactory().create(surroundings)) {
            server.play(Recording.of(getClass(), "chat-stream-ok.sse"));
            provider.chat(new ChatRequest("qwen3-8b", "Be brief.", List.of(Message.user("a"),
                    Message.assistant("b"), new Message(Role.USER, List.of(new Part.Text("c"),
                            new Part.Image("image/png", new byte[] {1})))), 200,
                    OptionalDouble.of(0.5), Optional.empty(), Duration.ofSeconds(10)),
                    new Listener(), new Brake());
            var sent = server.requests().getFirst();
            assertFalse(sent.headers().containsKey("authorization"));
            assertEquals(Json.read("""
                    {"model":"qwen3-8b","stream":true,"stream_options":{"include_usage":true},
                     "messages":[{"role":"system","content":"Be brief."},
                      {"role":"user","content":"a"},{"role":"assistant","content":"b"},
                      {"role":"user","content":[{"type":"text","text":"c"},{"type":"image_url",
                       "image_url":{"url":"data:image/png;base64,AQ=="}}]}],
                     "max_tokens":200,"temperature":0.5}
                    """).orElseThrow(), Json.read(sent.body()).orElseThrow());
        }
    }

    @ParameterizedTest
    @CsvSource({"500, Jinja Exception: System role not supported",
        "400, Unexpected role 'system' in the template",
        "400, System messages are not supported by this model"})
    void aModelThatKnowsNoSystemIsToldItsInstructionsFirstFromThenOn(int status, String words) {
        try (var server = new ReplayServer();
                var surroundings = new Surroundings(Map.of("protocol", "openai",
                        "base_url", server.uri() + "/v1"));
                var provider = new LocalFactory().create(surroundings)) {
            server.play(Recording.json(status, "{\"error\":{\"message\":\"" + words + "\"}}"));
            assertInstanceOf(ChatOutcome.Failed.class, briefly(provider), "asked twice at most");
            server.play(Recording.of(getClass(), "chat-stream-ok.sse"));
            assertInstanceOf(ChatOutcome.Completed.class, briefly(provider));
            var sent = server.requests().stream().map(request -> Json.read(request.body())
                    .orElseThrow().path("messages").toString()).toList();
            var folded = "[{\"role\":\"user\",\"content\":\"Be brief.\\n\\na\\n\\nb\"}]";
            assertEquals(List.of("[{\"role\":\"system\",\"content\":\"Be brief.\"},"
                    + "{\"role\":\"user\",\"content\":\"a\\n\\nb\"}]", folded, folded), sent);
        }
    }

    /** What a question says of roles must not be taken for a refusal of the template. */
    @Test
    void anyOtherRefusalStands() {
        try (var server = new ReplayServer();
                var surroundings = new Surroundings(Map.of("protocol", "openai",
                        "base_url", server.uri() + "/v1"));
                var provider = new LocalFactory().create(surroundings)) {
            server.play(Recording.json(400, "{\"error\":{\"message\":\"no such system\"}}"));
            assertInstanceOf(ChatOutcome.Failed.class, briefly(provider));
            assertEquals(1, server.requests().size());
        }
    }

    private static ChatOutcome briefly(Provider provider) {
        return provider.chat(new ChatRequest("gemma", "Be brief.", List.of(Message.user("a"),
                Message.user("b")), 200, OptionalDouble.empty(), Optional.empty(),
                Duration.ofSeconds(10)), new Listener(), new Brake());
    }
}
