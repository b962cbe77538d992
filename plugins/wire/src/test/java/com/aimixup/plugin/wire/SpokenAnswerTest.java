package com.aimixup.plugin.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.Usage;
import com.aimixup.plugin.spi.Usage.Unit;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a broken answer is settled by. */
final class SpokenAnswerTest {
    private final List<Usage> told = new ArrayList<>();
    private final Told answer = new Told(new ChatSink() {
        @Override
        public void text(String piece) {}

        @Override
        public void usage(Usage soFar) {
            told.add(soFar);
        }
    });

    @Test
    void whatTheProviderHasNotCountedYetIsCountedByUs() {
        answer.usesSoFar(Usage.of(12, 1));
        answer.say(new TextNode("🌊 seven"));
        answer.reason(new TextNode("four"));
        assertEquals(new Usage(Map.of(Unit.INPUT, 12L, Unit.OUTPUT, 3L, Unit.REASONING, 2L), true),
                answer.usage());
        assertEquals(List.of(new Usage(Map.of(Unit.INPUT, 12L, Unit.OUTPUT, 1L), true)), told);
    }

    @Test
    void aHigherCountOfTheProviderStands() {
        answer.say(new TextNode("one"));
        answer.usesSoFar(Usage.of(12, 9));
        assertEquals(new Usage(Map.of(Unit.INPUT, 12L, Unit.OUTPUT, 9L), true), answer.usage());
    }

    @Test
    void theCountOfTheWholeIsNotOurs() {
        answer.usesSoFar(Usage.of(12, 1));
        answer.say(new TextNode("a long and winding road"));
        answer.uses(Usage.of(12, 2));
        assertEquals(Usage.of(12, 2), answer.usage());
    }

    @Test
    void withoutAnyCountNothingIsKnown() {
        answer.say(new TextNode("words"));
        answer.uses(Usage.NONE);
        assertEquals(Usage.NONE, answer.usage());
        assertEquals(List.of(), told);
    }

    private static final class Told extends SpokenAnswer {
        Told(ChatSink sink) {
            super(sink);
        }

        @Override
        public Optional<ChatOutcome> take(Frame frame) {
            return Optional.empty();
        }
    }
}
