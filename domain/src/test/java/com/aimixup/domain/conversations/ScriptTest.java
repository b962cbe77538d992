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
    private static final Voice PERSON = new Voice.Person();
    private static final Voice SELF = new Voice.Self();

    private static final List<Message> BRANCH = List.of(
            asked(BEFORE, "first"), said(BEFORE, ADA, "one"), said(BEFORE, BEN, "two"),
            asked(NOW, "second"), said(NOW, ADA, "three"));

    @Test
    void ownWordsAreOnesOwnAndOthersHaveTheirName() {
        assertEquals(List.of(line(PERSON, "first"), line(SELF, "one"), line(other("Ben"), "two"),
                line(PERSON, "second")), script(ADA, Hearing.BEFORE_TURN).lines());
        assertEquals(List.of(line(PERSON, "first"), line(other("Ada"), "one"), line(SELF, "two"),
                line(PERSON, "second"), line(other("Ada"), "three")),
                script(BEN, Hearing.ALL).lines());
    }

    @Test
    void whoAnswersAloneHearsTheOthersOfEarlierTurnsOnly() {
        assertEquals(line(PERSON, "second"), script(BEN, Hearing.BEFORE_TURN).lines().getLast());
    }

    @Test
    void nobodyHasTheLastWordBeforeTheyAnswer() {
        var last = script(ADA, Hearing.ALL).lines().getLast();
        assertEquals(PERSON, last.voice());
        var nothingHeard = Script.of(conversation(ADA), List.of(asked(NOW, " ")), NOW,
                Cue.answer(ADA.id(), 1, Hearing.ALL));
        assertEquals(PERSON, nothingHeard.lines().getLast().voice());
    }

    @Test
    void whoClosesIsToldToConclude() {
        var script = Script.of(conversation(ADA, BEN), BRANCH, NOW,
                Cue.of(ADA.id(), 2, Hearing.ALL, Task.CLOSE));
        assertEquals(PERSON, script.lines().getLast().voice());
        assertTrue(script.lines().getLast().text().reveal().startsWith("Close the debate"));
        assertEquals(BRANCH.size() + 1, script.lines().size());
    }

    @Test
    void whoHasLeftIsStillSomebodyElse() {
        var script = Script.of(conversation(BEN), BRANCH, NOW,
                Cue.answer(BEN.id(), 1, Hearing.ALL));
        assertEquals(line(other("A former participant"), "one"), script.lines().get(1));
    }

    @Test
    void answersThatFailedOrAreStillOpenAreNotHeardAndPartsAre() {
        var branch = List.of(asked(NOW, "go"),
                said(NOW, BEN, State.FAILED, ""), said(NOW, BEN, State.OPEN, "half"),
                said(NOW, BEN, State.PARTIAL, "a part"), said(NOW, BEN, State.COMPLETE, " \n"));
        var script = Script.of(conversation(ADA, BEN), branch, NOW,
                Cue.answer(ADA.id(), 1, Hearing.ALL));
        assertEquals(List.of(line(PERSON, "go"), line(other("Ben"), "a part")), script.lines());
    }

    @Test
    void instructionsNameTheCompany() {
        var instructions = script(ADA, Hearing.ALL).instructions().reveal();
        assertTrue(instructions.startsWith("Be exact.\n\nYou are Ada."));
        assertTrue(instructions.contains("with Ben."));
        assertTrue(script(BEN, Hearing.ALL).instructions().reveal().startsWith("You are Ben."));
    }

    @Test
    void whoIsAloneHearsOnlyTheirOwnInstructions() {
        var script = Script.of(conversation(ADA), BRANCH, NOW,
                Cue.answer(ADA.id(), 1, Hearing.ALL));
        assertEquals("Be exact.", script.instructions().reveal());
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
        return Script.of(conversation(ADA, BEN), BRANCH, NOW, Cue.answer(self.id(), 1, hearing));
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

    private static Voice other(String name) {
        return new Voice.Other(Private.of(name));
    }
}
