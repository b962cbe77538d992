package com.aimixup.plugin.anthropic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aimixup.plugin.spi.AnswerFormat;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatOutcome.Completed;
import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ChatRequest.Role;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.Tools;
import com.aimixup.plugin.spi.Usage;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tools as Anthropic has them. */
final class AnthropicToolsTest {
    private static final Tools.Tool WEATHER =
            new Tools.Tool("weather", "Tells it.", "{\"type\":\"object\"}", false);

    private final ReplayServer server = new ReplayServer();
    private final Surroundings surroundings = new Surroundings(Map.of("api_key", "k",
            "base_url", server.uri() + "/v1/"));
    private final Provider provider = new AnthropicFactory().create(surroundings);
    private final Listener heard = new Listener();

    @AfterEach
    void close() {
        provider.close();
        surroundings.close();
        server.close();
    }

    @Test
    void aCallIsPutTogetherFromItsPieces() {
        var outcome = ask(Recording.sse("""
                data: {"type":"message_start","message":{"usage":{"input_tokens":9}}}

                data: {"type":"content_block_start","index":0,"content_block":\
                {"type":"text","text":""}}

                data: {"type":"content_block_delta","index":0,"delta":\
                {"type":"text_delta","text":"I look."}}

                data: {"type":"content_block_stop","index":0}

                data: {"type":"content_block_start","index":1,"content_block":\
                {"type":"tool_use","id":"t1","name":"weather","input":{}}}

                data: {"type":"content_block_delta","index":1,"delta":\
                {"type":"input_json_delta","partial_json":"{\\"city\\":"}}

                data: {"type":"content_block_delta","index":1,"delta":\
                {"type":"input_json_delta","partial_json":"\\"Oslo\\"}"}}

                data: {"type":"content_block_stop","index":1}

                data: {"type":"content_block_start","index":2,"content_block":\
                {"type":"tool_use","id":"t2","name":"weather","input":{}}}

                data: {"type":"content_block_stop","index":2}

                data: {"type":"message_delta","delta":{"stop_reason":"tool_use"},\
                "usage":{"output_tokens":4}}

                data: {"type":"message_stop"}

                """));
        assertEquals(new Completed(FinishReason.TOOL_CALLS, Usage.of(9, 4)), outcome);
        assertEquals("I look.", heard.text());
        assertEquals(List.of(new Part.ToolCall("t1", "weather", "{\"city\":\"Oslo\"}"),
                new Part.ToolCall("t2", "weather", "{}")), heard.calls());
    }

    @Test
    void toolsAndResultsAreSentAsItsOwnKindOfBlocks() {
        ask(Recording.of(getClass(), "stream-ok.sse"));
        var body = Json.read(server.requests().getLast().body()).orElseThrow();
        assertEquals("""
                [{"role":"user","content":[{"type":"text","text":"Oslo?"}]},\
                {"role":"assistant","content":[{"type":"tool_use","id":"t1","name":"weather",\
                "input":{"city":"Oslo"}}]},\
                {"role":"user","content":[{"type":"tool_result","tool_use_id":"t1",\
                "content":"rain"}]}]""", body.path("messages").toString());
        assertEquals("[{\"name\":\"weather\",\"description\":\"Tells it.\","
                + "\"input_schema\":{\"type\":\"object\"}}]", body.path("tools").toString());
        assertEquals("any", body.at("/tool_choice/type").asText());
    }

    private ChatOutcome ask(Recording answer) {
        server.play(answer);
        return provider.chat(new ChatRequest("claude-sonnet-5-5", "", List.of(
                Message.user("Oslo?"),
                new Message(Role.ASSISTANT, List.of(
                        new Part.ToolCall("t1", "weather", "{\"city\":\"Oslo\"}"))),
                new Message(Role.USER, List.of(new Part.ToolResult("t1", "rain")))), 500,
                OptionalDouble.empty(), Optional.empty(), Duration.ofSeconds(10),
                new Tools(List.of(WEATHER), new Tools.Choice.Something()),
                new AnswerFormat.Words()), heard, new Brake());
    }
}
