package com.aimixup.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.output.FinishReason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** LangChain4j, pointed at us and left as it is otherwise. */
final class LangChainTest {
    private static final String PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADU"
            + "lEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    private static LiveServer server;

    @BeforeAll
    static void start() {
        server = new LiveServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void itChats() {
        var answer = model("echo/fast").chat(ChatRequest.builder().messages(
                SystemMessage.from("You are a critic."), UserMessage.from("Why tides?")).build());
        assertTrue(answer.aiMessage().text().contains("Why tides"));
        assertEquals(FinishReason.STOP, answer.finishReason());
        assertTrue(answer.tokenUsage().totalTokenCount() > 0);
    }

    @Test
    void itStreams() throws Exception {
        var text = new StringBuilder();
        var answer = stream("echo/steady", "Why tides?", text).get(60, TimeUnit.SECONDS);
        assertEquals(answer.aiMessage().text(), text.toString());
        assertTrue(text.toString().contains("Why tides"));
        assertTrue(answer.tokenUsage().outputTokenCount() > 0);
    }

    @Test
    void itCallsATool() {
        var weather = ToolSpecification.builder().name("weather").description("Tells it.")
                .parameters(JsonObjectSchema.builder().addStringProperty("city").build()).build();
        var question = UserMessage.from("Ask weather {\"city\":\"Oslo\"}");
        var asked = model("echo/fast").chat(ChatRequest.builder().messages(question)
                .toolSpecifications(weather).build()).aiMessage();
        var call = asked.toolExecutionRequests().getFirst();
        assertEquals("{\"city\":\"Oslo\"}", call.arguments());
        var answer = model("echo/fast").chat(ChatRequest.builder().messages(question, asked,
                ToolExecutionResultMessage.from(call, "rain in Oslo"))
                .toolSpecifications(weather).build()).aiMessage();
        assertTrue(answer.text().contains("rain in Oslo"));
    }

    @Test
    void itSendsAPictureAndAsksForJson() {
        AiMessage seen = model("echo/fast").chat(UserMessage.from(TextContent.from("What?"),
                ImageContent.from(PIXEL, "image/png"))).aiMessage();
        assertTrue(seen.text().contains("1 picture"));
        var json = model("echo/fast").chat(ChatRequest.builder()
                .messages(UserMessage.from("Say {\"a\":1}"))
                .responseFormat(ResponseFormat.builder().type(ResponseFormatType.JSON).build())
                .build());
        assertEquals("{\"a\":1}", json.aiMessage().text());
    }

    @Test
    void itGetsTheRightExceptions() {
        assertThrows(ModelNotFoundException.class, () -> model("echo/none").chat("x"));
        var stranger = builder("echo/fast").apiKey("amx_none").build();
        assertThrows(AuthenticationException.class, () -> stranger.chat("x"));
        var poor = builder("echo/fast").apiKey(server.newKey("""
                {"name":"poor","scopes":["chat"],"budget_micro_credits":1}""")).build();
        assertThrows(RateLimitException.class, () -> poor.chat("x"));
        assertEquals(0, server.held());
    }

    @Test
    void itHearsOfAnAnswerThatBreaksOff() {
        var text = new StringBuilder();
        assertThrows(ExecutionException.class, () ->
                stream("echo/late-failure", "x", text).get(60, TimeUnit.SECONDS));
        assertTrue(!text.isEmpty());
    }

    private static OpenAiChatModel model(String name) {
        return builder(name).build();
    }

    private static OpenAiChatModel.OpenAiChatModelBuilder builder(String name) {
        return OpenAiChatModel.builder().baseUrl(server.baseUrl()).apiKey(server.key())
                .modelName(name).maxRetries(0);
    }

    private static CompletableFuture<ChatResponse> stream(String name, String question,
            StringBuilder text) {
        var answer = new CompletableFuture<ChatResponse>();
        OpenAiStreamingChatModel.builder().baseUrl(server.baseUrl()).apiKey(server.key())
                .modelName(name).build().chat(question, new StreamingChatResponseHandler() {
                    @Override
                    public void onPartialResponse(String piece) {
                        text.append(piece);
                    }

                    @Override
                    public void onCompleteResponse(ChatResponse response) {
                        answer.complete(response);
                    }

                    @Override
                    public void onError(Throwable error) {
                        answer.completeExceptionally(error);
                    }
                });
        return answer;
    }
}
