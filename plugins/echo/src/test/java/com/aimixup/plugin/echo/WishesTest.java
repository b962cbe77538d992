package com.aimixup.plugin.echo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.plugin.spi.AnswerFormat;
import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ChatRequest.Part.ToolCall;
import com.aimixup.plugin.spi.ChatRequest.Role;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.Tools;
import com.aimixup.plugin.spi.Tools.Choice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class WishesTest {
    private static final Tools.Tool WEATHER = new Tools.Tool("weather", "", "{}", false);
    private static final AnswerFormat WORDS = new AnswerFormat.Words();
    private final List<ToolCall> calls = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    @Test
    void aQuestionThatNamesTheToolHasItCalledWithWhatStandsInBraces() {
        assertEquals(FinishReason.TOOL_CALLS, ask(new Choice.Free(), WORDS,
                Message.user("Ask weather {\"city\":\"Oslo\"} please")));
        assertEquals("weather", calls.getFirst().name());
        assertEquals("{\"city\":\"Oslo\"}", calls.getFirst().arguments());
        assertTrue(text.isEmpty());
    }

    @Test
    void aQuestionThatDoesNotIsAnsweredUnlessACallIsWanted() {
        var question = Message.user("How are you?");
        assertEquals(FinishReason.STOP, ask(new Choice.Free(), WORDS, question));
        assertEquals(FinishReason.TOOL_CALLS, ask(new Choice.Something(), WORDS, question));
        assertEquals(FinishReason.TOOL_CALLS, ask(new Choice.Just("weather"), WORDS, question));
        assertEquals(FinishReason.STOP, ask(new Choice.Nothing(), WORDS,
                Message.user("weather?")));
        assertEquals(2, calls.size());
    }

    @Test
    void theResultOfACallIsTheLastWord() {
        assertEquals(FinishReason.STOP, ask(new Choice.Something(), WORDS,
                Message.user("weather?"),
                new Message(Role.ASSISTANT, List.of(new ToolCall("1", "weather", "{}"))),
                new Message(Role.USER, List.of(new Part.ToolResult("1", "rain in Oslo")))));
        assertTrue(text.toString().contains("The tool said “rain in Oslo”."), text::toString);
        assertTrue(calls.isEmpty());
    }

    @Test
    void anAnswerInJsonIsTheQuestionsOwnOrHoldsTheWords() {
        ask(new Choice.Free(), new AnswerFormat.JsonOf("f", "{}", true),
                Message.user("Say {\"a\":1}."));
        assertEquals("{\"a\":1}", text.toString());
        text.setLength(0);
        ask(new Choice.Free(), new AnswerFormat.AnyJson(), Message.user("Say \"yes\"\n!"));
        assertTrue(text.toString().startsWith("{\"answer\":\""), text::toString);
        assertFalse(text.toString().contains("\n"));
    }

    private FinishReason ask(Choice choice, AnswerFormat format, Message... messages) {
        var request = new ChatRequest("fast", "", List.of(messages), 1_000,
                OptionalDouble.empty(), Optional.empty(), Duration.ofMinutes(1),
                new Tools(List.of(WEATHER), choice), format);
        var outcome = Sandbox.provider().chat(request, new ChatSink() {
            @Override
            public void text(String piece) {
                text.append(piece);
            }

            @Override
            public void toolCall(ToolCall call) {
                calls.add(call);
            }
        }, Cancellation.none());
        return ((ChatOutcome.Completed) outcome).reason();
    }
}
