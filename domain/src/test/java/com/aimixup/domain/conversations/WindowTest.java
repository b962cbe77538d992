package com.aimixup.domain.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Cue.Hearing;
import com.aimixup.domain.conversations.Message.Author;
import com.aimixup.domain.conversations.Message.State;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What an agent is shown when not everything fits; here every character is a token. */
final class WindowTest {
    private static final Agent ADA = Said.agent(1, "Ada");
    private static final TurnId BEFORE = new TurnId(new UUID(0, 1));
    private static final TurnId NOW = new TurnId(new UUID(0, 2));
    private static final List<Message> BRANCH = List.of(asked(BEFORE, "aaaa"),
            said(BEFORE, "bbbb"), asked(BEFORE, "cc"), said(BEFORE, "dd"), asked(NOW, "eeee"));

    @Test
    void theNewestFitFirstAndMessagesAreWhole() {
        assertEquals(List.of("aaaa", "bbbb", "cc", "dd", "eeee"), told(script(BRANCH, 16)));
        var script = script(BRANCH, 15);
        assertEquals(List.of("bbbb", "cc", "dd", "eeee"), told(script));
        assertEquals(1, script.leftOut());
        assertEquals(12, script.tokens());
        assertTrue(script.fits());
    }

    @Test
    void nothingOlderThanWhatDoesNotFitIsShown() {
        var branch = List.of(asked(BEFORE, "a"), said(BEFORE, "bbbbbbbb"), asked(NOW, "c"));
        var script = script(branch, 5);
        assertEquals(List.of("c"), told(script));
        assertEquals(2, script.leftOut());
    }

    @Test
    void theQuestionIsAlwaysShownEvenBeforeLongAnswers() {
        var branch = List.of(asked(BEFORE, "a"), asked(NOW, "eeee"), said(NOW, "ffffff"));
        assertEquals(List.of("eeee", "Please go on."), told(script(branch, 20)));
    }

    @Test
    void aQuestionThatDoesNotFitIsToldToBeSo() {
        assertTrue(script(BRANCH, 4).fits());
        var script = script(BRANCH, 3);
        assertFalse(script.fits());
        assertEquals(List.of("eeee"), told(script));
    }

    @Test
    void instructionsCountAndAreNeverLeftOut() {
        var wordy = new Agent(ADA.id(), ADA.name(), ADA.model(), Private.of("123456"),
                ADA.temperature(), 9);
        var script = script(wordy, BRANCH, 12);
        assertEquals("123456", script.instructions().reveal());
        assertEquals(List.of("dd", "eeee"), told(script));
        assertFalse(script(wordy, BRANCH, 9).fits());
    }

    @RepeatedTest(50)
    void whatIsShownFitsAndIsTheEndOfTheConversation(RepetitionInfo seed) {
        var chance = new Random(seed.getCurrentRepetition());
        var branch = new ArrayList<Message>();
        for (var index = 0; index < 20; index++) {
            var text = Character.toString('a' + index).repeat(1 + chance.nextInt(9));
            branch.add(chance.nextBoolean() ? asked(BEFORE, text) : said(BEFORE, text));
        }
        branch.add(asked(NOW, "z"));
        var room = 1 + chance.nextInt(120);
        var script = script(branch, room);
        var told = told(script);
        var all = branch.stream().map(message -> message.text().reveal()).toList();
        assertEquals(all.subList(all.size() - told.size(), all.size()), told);
        assertEquals(String.join("", told).length(), script.tokens());
        assertTrue(script.tokens() <= room);
        assertEquals(all.size() - told.size(), script.leftOut());
        if (script.leftOut() > 0) assertTrue(script.tokens()
                + all.get(script.leftOut() - 1).length() > room, "more would have fitted");
    }

    private static List<String> told(Script script) {
        return script.lines().stream().map(line -> line.text().reveal()).toList();
    }

    private static Script script(List<Message> branch, long tokens) {
        return script(ADA, branch, tokens);
    }

    private static Script script(Agent agent, List<Message> branch, long tokens) {
        var conversation = new Conversation(new AccountId(new UUID(7, 7)),
                new ConversationId(new UUID(0, 3)), Private.of(""), new MixRules(Mix.SINGLE, 1),
                List.of(agent), false, Optional.empty(), 1, Instant.EPOCH, Instant.EPOCH);
        return Script.of(conversation, branch, NOW, Cue.answer(agent.id(), 1, Hearing.ALL),
                new Window(tokens, line -> line.text().reveal().length()));
    }

    private static Message asked(TurnId turn, String text) {
        return message(turn, new Author.Person(), text);
    }

    private static Message said(TurnId turn, String text) {
        return message(turn, new Author.Speaker(ADA.id(), 1), text);
    }

    private static Message message(TurnId turn, Author author, String text) {
        return new Message(new MessageId(UUID.randomUUID()), Optional.empty(), turn, author,
                State.COMPLETE, Private.of(text), Optional.empty(), Instant.EPOCH);
    }
}
