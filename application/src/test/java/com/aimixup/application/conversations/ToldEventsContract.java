package com.aimixup.application.conversations;

import static com.aimixup.application.conversations.ConversationSamples.MODEL;
import static com.aimixup.application.conversations.ConversationSamples.NOON;
import static com.aimixup.application.conversations.ConversationSamples.person;
import static com.aimixup.application.conversations.ConversationSamples.turn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.conversations.ToldEvents.Part;
import com.aimixup.application.conversations.TurnFeed.Numbered;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.conversations.AgentId;
import com.aimixup.domain.conversations.Answer;
import com.aimixup.domain.conversations.Brief;
import com.aimixup.domain.conversations.Cue;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.UsageUnit;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.privacy.Private;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store of told events promises. */
public abstract class ToldEventsContract {
    private static final UUID NODE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();
    private static final Brief BRIEF = new Brief(Cue.Task.ANSWER, 3, 4_711);
    private final AccountId anna = person();
    private final Agent ada = agent("Ada ✨");
    private final Agent bob = agent("Bob");
    private final MessageId message = new MessageId(UUID.randomUUID());
    private Turn turn;

    protected abstract Conversations conversations();

    protected abstract Turns turns();

    protected abstract ToldEvents told();

    protected abstract Vault vault();

    protected abstract Transactions transactions();

    @BeforeEach
    void begin() {
        vault().createKey(anna);
        turn = begun(anna);
    }

    private Turn begun(AccountId account) {
        var conversation = ConversationSamples.conversation(account, NOON);
        var begun = turn(account, conversation.id());
        transactions().run(() -> {
            conversations().add(conversation);
            turns().add(begun, new Turns.Lease(NODE, NOON));
        });
        return begun;
    }

    @Test
    void everyKindOfEventIsToldAgainAsItWas() {
        var answer = new Answer(MODEL, BRIEF, Optional.of("stop"), false,
                Map.of(UsageUnit.INPUT, 12L, UsageUnit.REASONING, 7L), new Credits(345), true);
        var failed = new Answer(MODEL, Brief.PLAIN, Optional.empty(), true, Map.of(),
                Credits.ZERO, false);
        var ended = turn.ended(Turn.State.CANCELLED, Optional.of("by-person"), NOON);
        var events = List.of(
                new TurnEvent.Started(turn, List.of(ada, bob), new Credits(9_000)),
                new TurnEvent.AgentStarted(ada, 1, message, BRIEF),
                new TurnEvent.AgentReasoning(ada, 1, message, Private.of("Hm\n🤔")),
                delta("Grüße, \"Welt\"\u0000\uD83D"),
                new TurnEvent.AgentCompleted(ada, 1, message, answer),
                new TurnEvent.AgentStarted(bob, 2, new MessageId(UUID.randomUUID()),
                        Brief.PLAIN),
                new TurnEvent.AgentImage(bob, 2, message, new FileId(UUID.randomUUID())),
                new TurnEvent.AgentFailed(bob, 2, message, failed),
                new TurnEvent.Ended(ended, new Credits(345), List.of(message)));
        var numbered = numbered(1, events);
        write(NODE, new Part(turn, numbered.subList(0, 5)));
        transactions().run(() -> {
            turns().end(ended);
            told().append(NODE, new Part(ended, numbered.subList(5, 9)));
        });
        // What was begun is told as it was then, also when the turn is over.
        assertEquals(numbered, all(ended, 0));
        assertEquals(numbered.subList(3, 9), all(ended, 3));
        assertEquals(9, told().last(ended));
    }

    @Test
    void nothingToldIsNothingThere() {
        assertEquals(List.of(), told().after(turn, 0));
        assertEquals(List.of(), told().after(turn, 99));
        assertEquals(0, told().last(turn));
    }

    @Test
    void manyPartsAreReadInPortionsWithoutGaps() {
        for (var number = 1; number <= 300; number += 3)
            write(NODE, part(number, "a", "b", "c"));
        var first = told().after(turn, 0);
        assertTrue(first.size() < 300, "a bounded portion");
        assertEquals(LongStream.rangeClosed(2, 300).boxed().toList(),
                all(turn, 1).stream().map(Numbered::number).toList());
        var before = all(turn, 0);
        told().pack(turn);
        assertEquals(before, all(turn, 0));
        assertEquals(before.subList(150, 300), all(turn, 150));
        assertEquals(300, told().last(turn));
        told().pack(turn);
        assertEquals(before, all(turn, 0));
    }

    @Test
    void ofTwoNodesThatGoOnWithATurnOneSucceeds() {
        write(NODE, part(1, "a", "b"));
        assertEquals(Set.of(turn.id()), told().write(OTHER, List.of(part(3, "other"))));
        assertEquals(Set.of(), told().write(NODE, List.of(part(3, "late", "later"))));
        assertThrows(RuntimeException.class,
                () -> transactions().run(() -> told().append(NODE, part(3, "late"))));
        assertEquals(numbered(1, List.of(delta("a"), delta("b"), delta("other"))), all(turn, 0));
    }

    @Test
    void whatIsWrittenAgainBecauseTheAnswerWasLostIsThereOnce() {
        write(NODE, part(1, "a", "b"));
        write(NODE, part(1, "a", "b"));
        assertEquals(2, all(turn, 0).size());
    }

    @Test
    void severalTurnsAreWrittenTogetherAndOneThatIsLostHarmsNoOther() {
        var ben = person();
        vault().createKey(ben);
        var bens = begun(ben);
        var theirs = new Part(bens, numbered(1, List.of(delta("ben"))));
        told().write(OTHER, List.of(part(1, "other")));
        assertEquals(Set.of(bens.id()), told().write(NODE, List.of(part(1, "anna"), theirs)));
        assertEquals(theirs.events(), all(bens, 0));
        assertEquals(1, all(turn, 0).size());
    }

    @Test
    void anotherPersonReadsNothing() {
        var ben = person();
        vault().createKey(ben);
        write(NODE, part(1, "a"));
        var asBen = new Turn(ben, turn.id(), turn.conversation(), turn.question(), turn.rules(),
                turn.state(), turn.reason(), turn.startedAt(), turn.endedAt());
        assertEquals(List.of(), told().after(asBen, 0));
        assertEquals(0, told().last(asBen));
    }

    @Test
    void aRemovedConversationLeavesNothingTold() {
        write(NODE, part(1, "a"));
        transactions().run(() -> conversations().remove(anna, turn.conversation()));
        assertEquals(0, told().last(turn));
    }

    @Test
    void whatComesAfterTheRemovalIsRemovedToo() {
        transactions().run(() -> conversations().remove(anna, turn.conversation()));
        told().write(NODE, List.of(part(1, "a")));
        told().removeOld(NOON);
        assertEquals(0, told().last(turn));
    }

    @Test
    void onlyWhatEndedBeforeIsForgotten() {
        var running = begun(anna);
        write(NODE, part(1, "a"));
        write(NODE, new Part(running, numbered(1, List.of(delta("b")))));
        transactions().run(() -> turns().end(turn.ended(Turn.State.COMPLETED, Optional.empty(),
                NOON)));
        told().removeOld(NOON);
        assertEquals(1, told().last(turn));
        assertTrue(told().removeOld(NOON.plusMillis(1)) >= 1);
        assertEquals(0, told().last(turn));
        assertEquals(1, told().last(running));
    }

    @Test
    void erasingRemovesOnesOwnOnly() {
        var ben = person();
        vault().createKey(ben);
        var bens = begun(ben);
        write(NODE, part(1, "a"));
        write(NODE, new Part(bens, numbered(1, List.of(delta("b")))));
        transactions().run(() -> told().erase(anna));
        assertEquals(0, told().last(turn));
        assertEquals(1, told().last(bens));
    }

    private void write(UUID node, Part part) {
        assertEquals(Set.of(part.turn().id()), told().write(node, List.of(part)));
    }

    private Part part(long first, String... texts) {
        var events = new ArrayList<TurnEvent>();
        for (var text : texts) events.add(delta(text));
        return new Part(turn, numbered(first, events));
    }

    private TurnEvent delta(String text) {
        return new TurnEvent.AgentDelta(ada, 1, message, Private.of(text));
    }

    private static List<Numbered> numbered(long first, List<? extends TurnEvent> events) {
        var numbered = new ArrayList<Numbered>();
        for (var event : events) numbered.add(new Numbered(first + numbered.size(), event));
        return numbered;
    }

    private List<Numbered> all(Turn of, long number) {
        var all = new ArrayList<Numbered>();
        for (var part = told().after(of, number); !part.isEmpty();
                part = told().after(of, part.getLast().number()))
            all.addAll(part);
        return all;
    }

    /** Instructions are nobody's to be told, and are not kept here. */
    private static Agent agent(String name) {
        return new Agent(new AgentId(UUID.randomUUID()), Private.of(name), MODEL,
                Private.of(""), OptionalDouble.empty(), Agent.OUTPUT_TOKENS_DEFAULT);
    }
}
