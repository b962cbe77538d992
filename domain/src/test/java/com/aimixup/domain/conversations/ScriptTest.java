package com.aimixup.domain.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Cue.Hearing;
import com.aimixup.domain.conversations.Cue.Task;
import com.aimixup.domain.conversations.Line.Voice;
import com.aimixup.domain.conversations.Message.Author;
import com.aimixup.domain.conversations.Message.State;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class ScriptTest {
    private static final TurnId BEFORE = new TurnId(new UUID(0, 1));
    private static final TurnId NOW = new TurnId(new UUID(0, 2));
    private static final Agent ADA = agent(1, "Ada", "Be exact.");
    private static final Agent BEN = agent(2, "Ben", "");
    private static final Voice PERSON = Voice.PERSON;
    private static final Voice SELF = Voice.SELF;
    private static final Voice OTHER = Voice.OTHER;

    private static final List<Message> BRANCH = List.of(
            asked(BEFORE, "first"), said(BEFORE, ADA, "one"), said(BEFORE, BEN, "two"),
            asked(NOW, "second"), said(NOW, ADA, "three"));

    @Test
    void ownWordsAreOnesOwnAndOthersHaveTheirName() {
        assertEquals(List.of(line(PERSON, "[Person] first"), line(SELF, "one"),
                line(OTHER, "[Ben] two"), line(PERSON, "[Person] second")),
                script(ADA, Hearing.BEFORE_TURN).lines());
        assertEquals(List.of(line(PERSON, "[Person] first"), line(OTHER, "[Ada] one"),
                line(SELF, "two"), line(PERSON, "[Person] second"), line(OTHER, "[Ada] three")),
                script(BEN, Hearing.ALL).lines());
    }

    @Test
    void whoAnswersAloneHearsTheOthersOfEarlierTurnsOnly() {
        assertEquals(line(PERSON, "[Person] second"),
                script(BEN, Hearing.BEFORE_TURN).lines().getLast());
    }

    @Test
    void nobodyHasTheLastWordBeforeTheyAnswer() {
        var last = script(ADA, Hearing.ALL).lines().getLast();
        assertEquals(Voice.HOST, last.voice());
        var nothingHeard = Script.of(conversation(ADA), List.of(asked(NOW, " ")), NOW,
                Cue.answer(ADA.id(), 1, Hearing.ALL), Window.unlimited());
        assertEquals(Voice.HOST, nothingHeard.lines().getLast().voice());
    }

    @Test
    void whoClosesIsToldToConclude() {
        var script = Script.of(conversation(ADA, BEN), BRANCH, NOW,
                Cue.of(ADA.id(), 2, Hearing.ALL, Task.CLOSE), Window.unlimited());
        assertEquals(Voice.HOST, script.lines().getLast().voice());
        assertTrue(script.lines().getLast().text().reveal().startsWith("[Host] Close the debate"));
        assertEquals(BRANCH.size() + 1, script.lines().size());
    }

    @Test
    void whoHasLeftIsStillSomebodyElse() {
        var script = Script.of(conversation(BEN), BRANCH, NOW,
                Cue.answer(BEN.id(), 1, Hearing.ALL), Window.unlimited());
        assertEquals(line(OTHER, "[Former participant 1] one"), script.lines().get(1));
    }

    @Test
    void answersThatFailedOrAreStillOpenAreNotHeardAndPartsAre() {
        var branch = List.of(asked(NOW, "go"),
                said(NOW, BEN, State.FAILED, ""), said(NOW, BEN, State.OPEN, "half"),
                said(NOW, BEN, State.PARTIAL, "a part"), said(NOW, BEN, State.COMPLETE, " \n"));
        var script = Script.of(conversation(ADA, BEN), branch, NOW,
                Cue.answer(ADA.id(), 1, Hearing.ALL), Window.unlimited());
        assertEquals(List.of(line(PERSON, "[Person] go"),
                line(OTHER, "[Ben] a part")), script.lines());
    }

    @Test
    void instructionsNameTheCompany() {
        var instructions = script(ADA, Hearing.ALL).instructions().reveal();
        assertTrue(instructions.startsWith("Be exact.\n\nYou are Ada."));
        assertTrue(instructions.contains("with a person and with Ben."));
        assertTrue(script(BEN, Hearing.ALL).instructions().reveal().startsWith("You are Ben."));
    }

    @Test
    void whoIsAloneHearsOnlyTheirOwnInstructions() {
        var branch = List.of(asked(BEFORE, "[Ada] first"), said(BEFORE, ADA, "one"),
                asked(NOW, "second"));
        var script = Script.of(conversation(ADA), branch, NOW,
                Cue.answer(ADA.id(), 1, Hearing.ALL), Window.unlimited());
        assertEquals("Be exact.", script.instructions().reveal());
        assertEquals(List.of(line(PERSON, "[Ada] first"), line(SELF, "one"),
                line(PERSON, "second")), script.lines());
    }

    @Test
    @Tag("share.minimal")
    void nothingButTheConversationIsTold() {
        var told = script(ADA, Hearing.ALL);
        var all = told.instructions().reveal() + told.lines().stream()
                .map(line -> line.text().reveal()).toList();
        assertFalse(all.contains("secret title"));
        assertFalse(all.contains(conversation(ADA).account().value().toString()));
        assertFalse(told.toString().contains("first"));
    }

    private static Script script(Agent self, Hearing hearing) {
        return Script.of(conversation(ADA, BEN), BRANCH, NOW, Cue.answer(self.id(), 1, hearing),
                Window.unlimited());
    }

    private static Conversation conversation(Agent... agents) {
        return new Conversation(new AccountId(new UUID(7, 7)), new ConversationId(new UUID(0, 3)),
                Private.of("secret title"), new MixRules(Mix.DEBATE, 1), List.of(agents),
                false, Optional.empty(), 1, Instant.EPOCH, Instant.EPOCH);
    }

    private static Agent agent(long id, String name, String instructions) {
        return new Agent(new AgentId(new UUID(0, id)), Private.of(name),
                new ModelRef("echo", "plain"), Private.of(instructions), OptionalDouble.empty(),
                100);
    }

    private static Message asked(TurnId turn, String text) {
        return message(turn, new Author.Person(), State.COMPLETE, text);
    }

    private static Message said(TurnId turn, Agent agent, String text) {
        return said(turn, agent, State.COMPLETE, text);
    }

    private static Message said(TurnId turn, Agent agent, State state, String text) {
        return message(turn, new Author.Speaker(agent.id(), 1), state, text);
    }

    private static Message message(TurnId turn, Author author, State state, String text) {
        return new Message(new MessageId(UUID.randomUUID()), Optional.empty(), turn, author, state,
                Private.of(text), Optional.empty(), Instant.EPOCH);
    }

    private static Line line(Voice voice, String text) {
        return new Line(voice, Private.of(text));
    }
}
