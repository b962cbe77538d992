package com.aimixup.domain.conversations;

import static com.aimixup.domain.conversations.Said.agents;
import static com.aimixup.domain.conversations.Said.said;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aimixup.domain.conversations.Cue.Task;
import com.aimixup.domain.conversations.Message.State;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One agent of three, the first, chooses who speaks next. */
final class ModerationTest {

    @Test
    void whoIsChosenSpeaksUntilTheModeratorEnds() {
        assertEquals(List.of("1.1 CHOOSE", "3.1 ANSWER", "1.2 CHOOSE", "3.2 ANSWER",
                "1.3 CHOOSE", "2.3 ANSWER", "1.4 CHOOSE"),
                moderated("NEXT: Agent 3", "NEXT:agent 3 ", " NEXT: AGENT 2\n", "END").told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "I choose Agent 3.", "NEXT: Agent 3, please", "NEXT: Agent 4",
        "NEXT: Agent 1", "next: Agent 3", "NEXT: Agent 3\nNEXT: Agent 2", "END.", "Agent 3",
        "NEXT:", "@Agent 3"})
    void aChoiceThatCannotBeReadFallsBackToTheOrder(String choice) {
        assertEquals(List.of("1.1 CHOOSE", "2.1 ANSWER", "1.2 CHOOSE", "3.2 ANSWER",
                "1.3 CHOOSE", "2.3 ANSWER", "1.4 CHOOSE"),
                moderated(choice, choice, choice, "END").told());
    }

    @Test
    void theOrderGoesOnAfterTheLastToSpeak() {
        assertEquals(List.of("1.1 CHOOSE", "2.1 ANSWER", "1.2 CHOOSE", "2.2 ANSWER",
                "1.3 CHOOSE", "3.3 ANSWER", "1.4 CHOOSE"),
                moderated("NEXT: Agent 2", "NEXT: Agent 2", "?", "END").told());
    }

    @Test
    void nobodyMayEndBeforeThePersonHasAnAnswer() {
        assertEquals(List.of("1.1 CHOOSE", "2.1 ANSWER", "1.2 CHOOSE"),
                moderated("END", "END").told());
    }

    @Test
    void aChoiceThatWasCutOffIsNotRead() {
        var cut = walk(cue -> cue.task() == Task.CHOOSE && cue.round() == 1
                ? said(cue, "NEXT: Agent 3", State.COMPLETE, "length")
                : said(cue, cue.task() == Task.CHOOSE ? "END" : "yes"));
        assertEquals("2.1 ANSWER", cut.told().get(1));
        var partial = walk(cue -> cue.task() == Task.CHOOSE && cue.round() == 1
                ? said(cue, "NEXT: Agent 3", State.PARTIAL, "truncated")
                : said(cue, cue.task() == Task.CHOOSE ? "END" : "yes"));
        assertEquals("2.1 ANSWER", partial.told().get(1));
    }

    @Test
    void aModeratorThatFailsLetsTheOthersSpeakInOrderAndNotForEver() {
        var walk = walk(cue -> cue.task() == Task.CHOOSE ? Said.failed(cue) : said(cue, "yes"));
        assertEquals(List.of("2.1 ANSWER", "3.2 ANSWER", "2.3 ANSWER", "3.4 ANSWER"),
                walk.told().stream().filter(step -> step.endsWith("ANSWER")).toList());
    }

    @Test
    void whatOthersSayIsNoChoice() {
        var walk = walk(cue -> said(cue, cue.task() == Task.CHOOSE
                ? cue.round() == 3 ? "END" : "NEXT: Agent 3" : "END"));
        assertEquals(5, walk.said().size());
    }

    @Test
    void itEndsOnceEverybodyAgrees() {
        var rules = new MixRules(Mix.MODERATED, 5, 1, true, Optional.empty());
        var walk = Walk.of(rules, agents(3), cue -> said(cue, cue.task() == Task.CHOOSE
                ? "NEXT: Agent " + (2 + cue.round() % 2) : cue.round() > 1 ? "AGREED" : "No."));
        assertEquals(6, walk.said().size());
        assertEquals(Optional.of(Turn.AGREEMENT), walk.reason());
    }

    @Test
    void aModeratorAloneAnswers() {
        assertEquals(List.of("1.1 ANSWER"), Walk.of(new MixRules(Mix.MODERATED, 2), agents(1),
                cue -> said(cue, "yes")).told());
    }

    private static Walk moderated(String... choices) {
        Iterator<String> next = List.of(choices).iterator();
        return walk(cue -> said(cue, cue.task() == Task.CHOOSE ? next.next() : "yes"));
    }

    private static Walk walk(Function<Cue, Message> answer) {
        return Walk.of(new MixRules(Mix.MODERATED, 2), agents(3), answer);
    }
}
