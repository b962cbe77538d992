package com.aimixup.domain.conversations;

import static com.aimixup.domain.conversations.Said.agent;
import static com.aimixup.domain.conversations.Said.agents;
import static com.aimixup.domain.conversations.Said.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Cue.Hearing;
import com.aimixup.domain.conversations.Cue.Task;
import com.aimixup.domain.conversations.Message.Author;
import com.aimixup.domain.conversations.Message.State;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Agents that draw: where they may, after what, and what others hear of it. */
final class DrawingTest {
    private static final FileId PICTURE = new FileId(new UUID(0, 77));
    private static final TurnId NOW = Said.TURN;
    private static final TurnId BEFORE = new TurnId(new UUID(0, 98));

    @ParameterizedTest
    @EnumSource(Mix.class)
    void whoeverAMixAsksForMoreThanAnAnswerMustSpeak(Mix mix) {
        for (var count = 1; count <= 4; count++)
            for (var lead = 1; lead <= count; lead++) {
                var agents = agents(count);
                var rules = new MixRules(mix, 2, lead, false, Optional.empty());
                var walk = Walk.of(rules, agents, cue -> said(cue, "yes"));
                var asked = walk.steps().stream().flatMap(List::stream)
                        .filter(cue -> cue.task() != Task.ANSWER).map(Cue::agent).distinct()
                        .sorted((a, b) -> a.value().compareTo(b.value())).toList();
                assertEquals(asked, rules.inWords(agents));
            }
        assertEquals(List.of(), new MixRules(mix, 2).inWords(List.of()));
    }

    @Test
    void aPictureNeitherAgreesNorDisagrees() {
        var rules = new MixRules(Mix.DEBATE, 3, 2, true, Optional.empty());
        var walk = Walk.of(rules, agents(2), cue -> cue.agent().equals(Said.id(1))
                ? drawn(cue) : said(cue, "Yes.\nAGREED"));
        assertEquals(List.of("1.1 ANSWER", "2.1 ANSWER", "2.2 CLOSE"), walk.told());
        // Where nobody says a word nobody agrees.
        assertEquals(7, Walk.of(rules, agents(2), DrawingTest::drawn).said().size());
    }

    @Test
    void aModeratedTurnEndsWhenAllWhoSpeakAgree() {
        var rules = new MixRules(Mix.MODERATED, 3, 1, true, Optional.empty());
        var walk = Walk.of(rules, agents(3), cue -> cue.task() == Task.CHOOSE ? said(cue, "?")
                : cue.agent().equals(Said.id(2)) ? drawn(cue) : said(cue, "AGREED"));
        assertEquals(List.of("1.1 CHOOSE", "2.1 ANSWER", "1.2 CHOOSE", "3.2 ANSWER"),
                walk.told());
        assertEquals(Optional.of(Turn.AGREEMENT), walk.reason());
    }

    @Tag("share.minimal")
    @Test
    void whoDrawsIsToldItsInstructionsAndTheLatestQuestionAlone() {
        var branch = List.of(asked(BEFORE, "a secret"), said(cue(2), "an answer"),
                asked(NOW, "a fox"), said(cue(2), "another answer"));
        assertEquals("In oil.\n\na fox", PicturePrompt.of(painter("In oil."), branch).reveal());
        assertEquals("a fox", PicturePrompt.of(painter(" "), branch).reveal());
        // An answer that is given again is after the question that it answers.
        assertEquals("a secret",
                PicturePrompt.of(painter(""), branch.subList(0, 2)).reveal());
    }

    @Test
    void othersAreToldThatAPictureWasDrawnAndAreGivenIt() {
        var lines = script(agent(2, "Ben"), asked(NOW, "a fox"), drawn(cue(1))).lines();
        assertEquals(new Line(Line.Voice.OTHER, Private.of("[Ada] (drew a picture)"),
                List.of(PICTURE)), lines.get(1));
    }

    @Test
    void whoDrewAndSpeaksNowRemembersWithoutThePicture() {
        var lines = script(agent(1, "Ada"), asked(NOW, "a fox"), drawn(cue(1))).lines();
        assertEquals(new Line(Line.Voice.SELF, Private.of("(drew a picture)"), List.of()),
                lines.get(1));
    }

    @Test
    void aPictureIsAnAnswerOfFilesWithoutWords() {
        assertTrue(drawn(cue(1)).isPicture());
        assertTrue(drawn(cue(1)).isHeard());
        assertFalse(said(cue(1), "words").isPicture());
        assertFalse(asked(NOW, "").drawn(List.of(PICTURE)).isPicture());
    }

    private static Cue cue(long agent) {
        return Cue.answer(Said.id(agent), 1, Hearing.ALL);
    }

    private static Message drawn(Cue cue) {
        return said(cue, "").drawn(List.of(PICTURE));
    }

    private static Agent painter(String instructions) {
        return new Agent(Said.id(1), Private.of("Ada"), new ModelRef("echo", "pixels"),
                Private.of(instructions), OptionalDouble.empty(), 100);
    }

    private static Script script(Agent self, Message... branch) {
        var conversation = new Conversation(new AccountId(new UUID(7, 7)),
                new ConversationId(new UUID(0, 3)), Private.of(""), new MixRules(Mix.DEBATE, 1),
                List.of(agent(1, "Ada"), agent(2, "Ben")), false, Optional.empty(), 1,
                Instant.EPOCH, Instant.EPOCH);
        return Script.of(conversation, List.of(branch), NOW,
                Cue.answer(self.id(), 2, Hearing.ALL), Window.unlimited());
    }

    private static Message asked(TurnId turn, String text) {
        return new Message(new MessageId(UUID.randomUUID()), Optional.empty(), turn,
                new Author.Person(), State.COMPLETE, Private.of(text), Optional.empty(),
                Instant.EPOCH);
    }
}
