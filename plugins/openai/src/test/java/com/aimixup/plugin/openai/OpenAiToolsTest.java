package com.aimixup.plugin.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tools and JSON by both APIs. */
final class OpenAiToolsTest {
    private static final String BY_CHAT = "gpt-4o-search-preview";
    private static final Tools.Tool WEATHER = new Tools.Tool("weather", "Tells it.",
            "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}", true);
    private static final Tools TOOLS = new Tools(List.of(WEATHER), new Tools.Choice.Free());
    private static final AnswerFormat FORM = new AnswerFormat.JsonOf("f", "{\"a\":1}", true);

    private final ReplayServer server = new ReplayServer();
    private final Surroundings surroundings = new Surroundings(Map.of("api_key", "k",
            "base_url", server.uri() + "/v1"));
    private final Provider provider = new OpenAiFactory().create(surroundings);
    private final Listener heard = new Listener();

    @AfterEach
    void close() {
        provider.close();
        surroundings.close();
        server.close();
    }

    @Test
    void callsOfChatCompletionsArePutTogetherFromTheirPieces() {
        var outcome = ask(BY_CHAT, TOOLS, Recording.sse("""
                data: {"choices":[{"index":0,"delta":{"role":"assistant","content":null,\
                "tool_calls":[{"index":0,"id":"c1","type":"function",\
                "function":{"name":"weather","arguments":""}}]},"finish_reason":null}]}

                data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,\
                "function":{"arguments":"{\\"city\\":"}}]},"finish_reason":null}]}

                data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":1,"id":"c2",\
                "function":{"name":"weather","arguments":"{}"}}]},"finish_reason":null}]}

                data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,\
                "function":{"arguments":"\\"Oslo\\"}"}}]},"finish_reason":null}]}

                data: {"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}

                data: {"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":4}}

                data: [DONE]

                """));
        assertEquals(new Completed(FinishReason.TOOL_CALLS, Usage.of(9, 4)), outcome);
        assertEquals(List.of(new Part.ToolCall("c1", "weather", "{\"city\":\"Oslo\"}"),
                new Part.ToolCall("c2", "weather", "{}")), heard.calls());
        assertEquals("", heard.text());
    }

    @Test
    void aCallOfTheResponsesApiIsTheItemThatIsDone() {
        var item = "{\"type\":\"function_call\",\"call_id\":\"c1\",\"name\":\"weather\","
                + "\"arguments\":\"{}\"}";
        var outcome = ask("gpt-5.2", TOOLS, Recording.sse(
                "data: {\"type\":\"response.output_item.done\",\"item\":" + item + "}\n\n"
                + "data: {\"type\":\"response.completed\",\"response\":{\"status\":\"completed\","
                + "\"output\":[" + item + "],\"usage\":{\"input_tokens\":9,\"output_tokens\":4}}}"
                + "\n\n"));
        assertEquals(new Completed(FinishReason.TOOL_CALLS, Usage.of(9, 4)), outcome);
        assertEquals(List.of(new Part.ToolCall("c1", "weather", "{}")), heard.calls());
    }

    @Test
    void toolsResultsAndFormAreSentByChat() {
        ask(BY_CHAT, new Tools(List.of(WEATHER), new Tools.Choice.Just("weather")),
                Recording.of(getClass(), "chat-stream-ok.sse"));
        var body = sent();
        assertEquals("""
                [{"role":"user","content":[{"type":"text","text":"Oslo?"}]},\
                {"role":"assistant","tool_calls":[{"id":"c1","type":"function",\
                "function":{"name":"weather","arguments":"{}"}}]},\
                {"role":"tool","tool_call_id":"c1","content":"rain"}]""",
                body.path("messages").toString());
        assertEquals("{\"type\":\"function\",\"function\":{\"name\":\"weather\"}}",
                body.path("tool_choice").toString());
        assertEquals(Json.read(WEATHER.parameters()).orElseThrow(),
                body.at("/tools/0/function/parameters"));
        assertEquals("{\"a\":1}", body.at("/response_format/json_schema/schema").toString());
    }

    @Test
    void toolsResultsAndFormAreSentByResponses() {
        ask("gpt-5.2", new Tools(List.of(WEATHER), new Tools.Choice.Something()),
                Recording.of(getClass(), "responses-stream-ok.sse"));
        var body = sent();
        assertEquals("""
                [{"role":"user","content":[{"type":"input_text","text":"Oslo?"}]},\
                {"type":"function_call","call_id":"c1","name":"weather","arguments":"{}"},\
                {"type":"function_call_output","call_id":"c1","output":"rain"}]""",
                body.path("input").toString());
        assertEquals("required", body.path("tool_choice").asText());
        assertEquals("weather", body.at("/tools/0/name").asText());
        assertEquals("{\"a\":1}", body.at("/text/format/schema").toString());
    }

    @Test
    void withoutToolsNothingIsSaidOfAny() {
        server.play(Recording.of(getClass(), "responses-stream-ok.sse"));
        provider.chat(new ChatRequest("gpt-5.2", "", List.of(Message.user("x")), 500,
                OptionalDouble.empty(), Optional.empty(), Duration.ofSeconds(10)), heard,
                new Brake());
        for (var name : List.of("tools", "tool_choice", "text")) assertFalse(sent().has(name));
    }

    private ChatOutcome ask(String model, Tools tools, Recording answer) {
        server.play(answer);
        return provider.chat(new ChatRequest(model, "", List.of(Message.user("Oslo?"),
                new Message(Role.ASSISTANT, List.of(new Part.ToolCall("c1", "weather", "{}"))),
                new Message(Role.USER, List.of(new Part.ToolResult("c1", "rain")))), 500,
                OptionalDouble.empty(), Optional.empty(), Duration.ofSeconds(10), tools, FORM),
                heard, new Brake());
    }

    private JsonNode sent() {
        return Json.read(server.requests().getLast().body()).orElseThrow();
    }
}
