package com.aimixup.domain.conversations;

import static com.aimixup.domain.conversations.Said.agents;
import static com.aimixup.domain.conversations.Said.failed;
import static com.aimixup.domain.conversations.Said.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.domain.conversations.Cue.Hearing;
import com.aimixup.domain.conversations.Cue.Task;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MixTest {

    @Test
    void singleLetsTheFirstAgentAnswer() {
        var walk = walk(Mix.SINGLE, 3, 2);
        assertEquals(List.of("1.1 ANSWER"), walk.told());
        assertEquals(Hearing.BEFORE_TURN, walk.steps().getFirst().getFirst().hearing());
    }

    @Test
    void parallelIsOneStepInWhichNobodyHearsTheOthers() {
        var walk = walk(Mix.PARALLEL, 3, 2);
        assertEquals(List.of("1.1 ANSWER, 2.1 ANSWER, 3.1 ANSWER"), walk.told());
        assertTrue(walk.steps().getFirst().stream()
                .allMatch(cue -> cue.hearing() == Hearing.BEFORE_TURN));
    }

    @Test
    void roundRobinGoesOnceAroundAndEachHearsThoseBefore() {
        var walk = walk(Mix.ROUND_ROBIN, 3, 2);
        assertEquals(List.of("1.1 ANSWER", "2.1 ANSWER", "3.1 ANSWER"), walk.told());
        assertTrue(walk.steps().stream().allMatch(step ->
                step.getFirst().hearing() == Hearing.ALL));
    }

    @Test
    void debateHasItsRoundsAndThenTheLeaderCloses() {
        assertEquals(List.of("1.1 ANSWER", "2.1 ANSWER", "1.2 ANSWER", "2.2 ANSWER", "1.3 CLOSE"),
                walk(Mix.DEBATE, 2, 2).told());
        assertEquals("2.3 CLOSE", Walk.of(rules(Mix.DEBATE, 2, 2), agents(2),
                cue -> said(cue, "no")).told().getLast());
    }

    @Test
    void aDebateOfOneEnds() {
        assertEquals(List.of("1.1 ANSWER", "1.2 CLOSE"), walk(Mix.DEBATE, 1, 1).told());
    }

    @Test
    void inASynthesisAllAnswerAloneAndTheLeaderMerges() {
        assertEquals(List.of("1.1 ANSWER, 2.1 ANSWER, 3.1 ANSWER", "3.2 MERGE"),
                Walk.of(rules(Mix.SYNTHESIS, 2, 3), agents(3), cue -> said(cue, "yes")).told());
        assertEquals(List.of("1.1 ANSWER"), walk(Mix.SYNTHESIS, 1, 2).told());
    }

    @Test
    void aWriterRevisesAfterTheReviewsOfEachRound() {
        assertEquals(List.of("2.1 ANSWER", "1.1 REVIEW, 3.1 REVIEW", "2.2 REVISE",
                "1.2 REVIEW, 3.2 REVIEW", "2.3 REVISE"),
                Walk.of(rules(Mix.CRITIQUE, 2, 2), agents(3), cue -> said(cue, "x")).told());
        assertEquals(List.of("1.1 ANSWER"), walk(Mix.CRITIQUE, 1, 2).told());
    }

    @Test
    void aTextThatAllReviewersAgreeToIsNotRevised() {
        var walk = Walk.of(agreeing(Mix.CRITIQUE, 3), agents(3), cue -> said(cue,
                cue.round() == 2 && cue.task() == Task.REVIEW ? "Fine.\nAGREED" : "No."));
        assertEquals(List.of("1.1 ANSWER", "2.1 REVIEW, 3.1 REVIEW", "1.2 REVISE",
                "2.2 REVIEW, 3.2 REVIEW"), walk.told());
        assertEquals(Optional.of(Turn.AGREEMENT), walk.reason());
    }

    @Test
    void aDebateInWhichAllAgreeIsClosedEarly() {
        var walk = Walk.of(agreeing(Mix.DEBATE, 5), agents(2), cue -> said(cue,
                cue.round() == 2 ? "So be it.\n AGREED \n" : "No."));
        assertEquals(List.of("1.1 ANSWER", "2.1 ANSWER", "1.2 ANSWER", "2.2 ANSWER", "1.3 CLOSE"),
                walk.told());
        assertEquals(Optional.of(Turn.AGREEMENT), walk.reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"I say AGREED", "AGREED\nbut", "agreed", "", "AGREED.", "NOT\nAGREED!"})
    void whatIsNotExactlyTheMarkerIsNoAgreement(String text) {
        var walk = Walk.of(agreeing(Mix.DEBATE, 2), agents(2), cue -> said(cue, text));
        assertEquals(5, walk.said().size());
        assertEquals(Optional.empty(), walk.reason());
    }

    @Test
    void whoFailsIsNotAskedToAgreeAndNobodyIsNoAgreement() {
        var one = Walk.of(agreeing(Mix.DEBATE, 3), agents(2), cue ->
                cue.agent().equals(Said.id(2)) ? failed(cue) : said(cue, "AGREED"));
        assertEquals(3, one.said().size());
        assertEquals(7, Walk.of(agreeing(Mix.DEBATE, 3), agents(2), Said::failed).said().size());
    }

    @Test
    void theMarkerMeansNothingUnlessThePersonWantsIt() {
        var walk = Walk.of(new MixRules(Mix.DEBATE, 2), agents(2), cue -> said(cue, "AGREED"));
        assertEquals(5, walk.said().size());
        assertTrue(walk.steps().stream().flatMap(List::stream).noneMatch(Cue::mayAgree));
    }

    @ParameterizedTest
    @EnumSource(Mix.class)
    void nothingBeginsAfterTheTimeIsOver(Mix mix) {
        var limit = Duration.ofSeconds(30);
        var rules = new MixRules(mix, 2, 1, false, Optional.of(limit));
        var cue = Cue.answer(Said.id(1), 1, Hearing.ALL);
        var said = List.of(said(cue, "hello"));
        var late = rules.next(new Floor(agents(3), List.of(), said, limit));
        assertEquals(Step.OUT_OF_TIME, late);
        assertEquals(Step.OUT_OF_TIME, rules.next(
                new Floor(agents(3), List.of(Said.id(1), Said.id(2)), said, limit)));
        assertTrue(!rules.next(new Floor(agents(3), List.of(), List.of(), limit)).isEnd(),
                "the first step is always taken");
    }

    @Test
    void thoseWhomThePersonNamesSpeakInsteadOfTheMix() {
        for (var mix : Mix.values()) {
            var walk = Walk.of(new MixRules(mix, 2), agents(4), List.of(Said.id(3), Said.id(1)),
                    cue -> said(cue, "yes"));
            assertEquals(List.of("3.1 ANSWER", "1.1 ANSWER"), walk.told());
        }
    }

    /** However agents answer: with sense, with nonsense, not at all. */
    @ParameterizedTest
    @EnumSource(Mix.class)
    void everyPlanEndsAndHoldsForNoAnswerTwice(Mix mix) {
        var texts = List.of("yes", "AGREED", "NEXT: Agent 2", "NEXT: nobody", "END");
        for (var count = 1; count <= Conversation.AGENTS_MAX; count++)
            for (var rounds = 1; rounds <= MixRules.ROUNDS_MAX; rounds++) {
                var chance = new Random(31L * count + rounds);
                var rules = new MixRules(mix, rounds, 1 + chance.nextInt(24),
                        chance.nextBoolean(), Optional.empty());
                var walk = Walk.of(rules, agents(count), cue -> chance.nextInt(9) == 0
                        ? failed(cue) : said(cue, texts.get(chance.nextInt(texts.size()))));
                var holds = new HashSet<>();
                for (var step : walk.steps())
                    for (var cue : step)
                        assertTrue(holds.add(Said.TURN.holdFor(cue.agent(), cue.round())));
            }
    }

    @Test
    void thereMustBeSomebodyToSpeak() {
        assertThrows(IllegalArgumentException.class,
                () -> new Floor(List.of(), List.of(), List.of(), Duration.ZERO));
    }

    @Test
    void rulesHaveLimits() {
        assertThrows(IllegalArgumentException.class, () -> new MixRules(Mix.DEBATE, 0));
        assertThrows(IllegalArgumentException.class, () -> new MixRules(Mix.DEBATE, 11));
        assertThrows(IllegalArgumentException.class, () -> rules(Mix.DEBATE, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> rules(Mix.DEBATE, 1, 25));
        for (var seconds : List.of(0L, 86_401L))
            assertThrows(IllegalArgumentException.class, () -> new MixRules(Mix.DEBATE, 1, 1,
                    false, Optional.of(Duration.ofSeconds(seconds))));
    }

    @Test
    void theLeaderStaysTheLeaderWhenOthersLeave() {
        assertEquals(2, rules(Mix.DEBATE, 1, 3).without(1).lead());
        assertEquals(3, rules(Mix.DEBATE, 1, 3).without(4).lead());
        assertEquals(1, rules(Mix.DEBATE, 1, 3).without(3).lead());
        assertEquals(Said.id(1), rules(Mix.DEBATE, 1, 9).leader(agents(3)).id());
    }

    private static Walk walk(Mix mix, int agents, int rounds) {
        return Walk.of(new MixRules(mix, rounds), agents(agents), cue -> said(cue, "yes"));
    }

    private static MixRules rules(Mix mix, int rounds, int lead) {
        return new MixRules(mix, rounds, lead, false, Optional.empty());
    }

    private static MixRules agreeing(Mix mix, int rounds) {
        return new MixRules(mix, rounds, 1, true, Optional.empty());
    }
}
