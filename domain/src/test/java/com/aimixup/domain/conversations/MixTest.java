package com.aimixup.domain.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.domain.conversations.Cue.Hearing;
import com.aimixup.domain.conversations.Cue.Task;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MixTest {
    private static final TurnId TURN = new TurnId(new UUID(0, 99));

    @Test
    void singleLetsTheFirstAgentAnswer() {
        assertEquals(List.of(List.of(cue(1, 1, Hearing.BEFORE_TURN))), walk(Mix.SINGLE, 3, 2));
    }

    @Test
    void parallelIsOneStepInWhichNobodyHearsTheOthers() {
        assertEquals(List.of(List.of(cue(1, 1, Hearing.BEFORE_TURN),
                cue(2, 1, Hearing.BEFORE_TURN), cue(3, 1, Hearing.BEFORE_TURN))),
                walk(Mix.PARALLEL, 3, 2));
    }

    @Test
    void roundRobinGoesOnceAroundAndEachHearsThoseBefore() {
        assertEquals(List.of(List.of(cue(1, 1, Hearing.ALL)), List.of(cue(2, 1, Hearing.ALL)),
                List.of(cue(3, 1, Hearing.ALL))), walk(Mix.ROUND_ROBIN, 3, 2));
    }

    @Test
    void debateHasItsRoundsAndThenTheFirstCloses() {
        assertEquals(List.of(
                List.of(cue(1, 1, Hearing.ALL)), List.of(cue(2, 1, Hearing.ALL)),
                List.of(cue(1, 2, Hearing.ALL)), List.of(cue(2, 2, Hearing.ALL)),
                List.of(new Cue(agent(1), 3, Hearing.ALL, Task.CLOSE))), walk(Mix.DEBATE, 2, 2));
    }

    @Test
    void aDebateOfOneEnds() {
        assertEquals(List.of(List.of(cue(1, 1, Hearing.ALL)),
                List.of(new Cue(agent(1), 2, Hearing.ALL, Task.CLOSE))), walk(Mix.DEBATE, 1, 1));
    }

    @ParameterizedTest
    @EnumSource(Mix.class)
    void everyPlanEndsAndHoldsForNoAnswerTwice(Mix mix) {
        for (var agents = 1; agents <= Conversation.AGENTS_MAX; agents++)
            for (var rounds = 1; rounds <= MixRules.ROUNDS_MAX; rounds++) {
                var holds = new HashSet<>();
                for (var step : walk(mix, agents, rounds))
                    for (var cue : step)
                        assertTrue(holds.add(TURN.holdFor(cue.agent(), cue.round())));
            }
    }

    @Test
    void thereMustBeSomebodyToSpeak() {
        assertThrows(IllegalArgumentException.class, () -> new Mix.Floor(List.of(), 0));
    }

    @Test
    void roundsHaveALimit() {
        assertThrows(IllegalArgumentException.class, () -> new MixRules(Mix.DEBATE, 0));
        assertThrows(IllegalArgumentException.class, () -> new MixRules(Mix.DEBATE, 11));
    }

    /** The steps of a whole turn; a plan that does not end fails. */
    private static List<List<Cue>> walk(Mix mix, int agents, int rounds) {
        var all = LongStream.rangeClosed(1, agents).mapToObj(MixTest::agent).toList();
        var steps = new ArrayList<List<Cue>>();
        var spoken = 0;
        while (true) {
            var step = mix.next(new Mix.Floor(all, spoken), new MixRules(mix, rounds));
            if (step.isEnd()) return steps;
            steps.add(step.cues());
            spoken += step.cues().size();
            assertTrue(spoken <= agents * rounds + 1, "does not end");
        }
    }

    private static Cue cue(long agent, int round, Hearing hearing) {
        return Cue.answer(agent(agent), round, hearing);
    }

    private static AgentId agent(long number) {
        return new AgentId(new UUID(0, number));
    }
}
