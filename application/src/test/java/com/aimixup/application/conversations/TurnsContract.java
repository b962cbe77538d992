package com.aimixup.application.conversations;

import static com.aimixup.application.conversations.ConversationSamples.NOON;
import static com.aimixup.application.conversations.ConversationSamples.person;
import static com.aimixup.application.conversations.ConversationSamples.turn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.privacy.MemorySections;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store of turns promises. */
public abstract class TurnsContract {
    private final AccountId anna = person();
    private final AccountId ben = person();
    private final UUID node = UUID.randomUUID();
    private ConversationId annas;
    private ConversationId bens;

    protected abstract Conversations conversations();

    protected abstract Turns turns();

    protected abstract Vault vault();

    protected abstract Transactions transactions();

    @BeforeEach
    void makeConversations() {
        vault().createKey(anna);
        vault().createKey(ben);
        annas = conversation(anna);
        bens = conversation(ben);
    }

    private ConversationId conversation(AccountId account) {
        var conversation = ConversationSamples.conversation(account, NOON);
        transactions().run(() -> conversations().add(conversation));
        return conversation.id();
    }

    @Test
    void aRemovedTurnIsGoneAndTheOthersStay() {
        var first = turn(anna, annas);
        var second = turn(anna, annas);
        transactions().run(() -> turns().add(first, new Turns.Lease(UUID.randomUUID(), NOON)));
        transactions().run(() -> turns().end(first.ended(Turn.State.COMPLETED, Optional.empty(),
                NOON)));
        transactions().run(() -> turns().add(second, new Turns.Lease(UUID.randomUUID(), NOON)));
        transactions().run(() -> turns().remove(ben, List.of(first.id())));
        transactions().run(() -> turns().remove(anna, List.of()));
        assertTrue(turns().find(anna, annas, first.id()).isPresent());
        transactions().run(() -> turns().remove(anna, List.of(first.id())));
        assertEquals(Optional.empty(), turns().find(anna, annas, first.id()));
        assertTrue(turns().find(anna, annas, second.id()).isPresent());
    }

    @Test
    void whatWasAddedIsFoundInEachWay() {
        var turn = add(turn(anna, annas), NOON);
        assertEquals(Optional.of(turn), turns().find(anna, annas, turn.id()));
        assertEquals(Optional.of(turn), turns().findByQuestion(anna, turn.question()));
        assertEquals(Optional.of(turn), turns().running(anna, annas));
        assertEquals(1, turns().countRunning(anna));
    }

    @Test
    void nobodyFindsAnothersTurn() {
        var turn = add(turn(anna, annas), NOON);
        assertEquals(Optional.empty(), turns().find(ben, annas, turn.id()));
        assertEquals(Optional.empty(), turns().find(anna, bens, turn.id()));
        assertEquals(Optional.empty(), turns().findByQuestion(ben, turn.question()));
        assertEquals(Optional.empty(), turns().running(ben, annas));
        assertEquals(0, turns().countRunning(ben));
    }

    @Test
    void aQuestionHasOneTurn() {
        var turn = add(turn(anna, annas), NOON);
        end(turn);
        var again = new Turn(anna, ConversationSamples.turnId(), annas, turn.question(),
                turn.rules(), Turn.State.RUNNING, Optional.empty(), NOON, Optional.empty());
        assertThrows(RuntimeException.class, () -> add(again, NOON));
    }

    @Test
    void aConversationHasOneRunningTurn() {
        var first = add(turn(anna, annas), NOON);
        assertThrows(RuntimeException.class, () -> add(turn(anna, annas), NOON));
        end(first);
        var second = add(turn(anna, annas), NOON);
        assertEquals(Optional.of(second), turns().running(anna, annas));
    }

    @Test
    void aTurnEndsOnce() {
        var turn = add(turn(anna, annas), NOON);
        var ended = turn.ended(Turn.State.CANCELLED, Optional.of("why"), NOON.plusSeconds(1));
        assertTrue(transactions().run(() -> turns().end(ended)));
        assertFalse(end(turn));
        assertEquals(Optional.of(ended), turns().find(anna, annas, turn.id()));
        assertEquals(Optional.empty(), turns().running(anna, annas));
        assertEquals(0, turns().countRunning(anna));
    }

    @Test
    void aTurnWhoseLeaseIsOverIsAbandoned() {
        var late = add(turn(anna, annas), NOON.plusSeconds(2));
        var early = add(turn(ben, bens), NOON.plusSeconds(1));
        assertEquals(List.of(), abandoned(NOON.plusSeconds(1)));
        assertEquals(List.of(early), abandoned(NOON.plusMillis(1_500)));
        assertEquals(List.of(early, late), abandoned(NOON.plusSeconds(3)));
        end(early);
        assertEquals(List.of(late), abandoned(NOON.plusSeconds(3)));
    }

    @Test
    void aNodeExtendsTheLeasesOfWhatItStillDrives() {
        var driven = add(turn(anna, annas), NOON);
        var lost = add(turn(ben, bens), NOON);
        var another = turn(anna, conversation(anna));
        transactions().run(() -> turns().add(another, new Turns.Lease(UUID.randomUUID(), NOON)));
        turns().extendLeases(node, List.of(driven.id(), another.id()), NOON.plusSeconds(60));
        var found = abandoned(NOON.plusSeconds(30));
        assertEquals(2, found.size());
        assertTrue(found.containsAll(List.of(lost, another)));
    }

    @Test
    void whoeverAsksATurnToStopTheNodeThatDrivesItFindsWhy() {
        var turn = add(turn(anna, annas), NOON);
        var other = add(turn(ben, bens), NOON);
        assertEquals(Optional.empty(), turns().stopAsked(turn));
        assertTrue(turns().askStop(turn, "first"));
        assertTrue(turns().askStop(turn, "second"));
        assertEquals(Optional.of("first"), turns().stopAsked(turn));
        assertEquals(Map.of(turn.id(), "first"), turns().stopsAsked(node));
        assertEquals(Map.of(), turns().stopsAsked(UUID.randomUUID()));
        end(turn);
        assertEquals(Map.of(), turns().stopsAsked(node));
        assertFalse(turns().askStop(turn, "late"));
        assertEquals(List.of(), turns().running(anna));
        assertEquals(List.of(other), turns().running(ben));
    }

    @Test
    void anArchiveHasOnesOwnTurnsOnly() {
        var turn = add(turn(anna, annas), NOON);
        add(turn(ben, bens), NOON);
        var sections = new MemorySections();
        turns().export(anna, sections);
        assertEquals(List.of(turn.id().value().toString()), sections.of("turns").stream()
                .map(fields -> fields.get("id")).toList());
    }

    @Test
    void erasingRemovesOnesOwnOnlyAndMayBeRepeated() {
        var turn = add(turn(anna, annas), NOON);
        var kept = add(turn(ben, bens), NOON);
        transactions().run(() -> turns().erase(anna));
        transactions().run(() -> turns().erase(anna));
        assertEquals(Optional.empty(), turns().find(anna, annas, turn.id()));
        assertEquals(Optional.of(kept), turns().find(ben, bens, kept.id()));
    }

    private Turn add(Turn turn, Instant leaseUntil) {
        transactions().run(() -> turns().add(turn, new Turns.Lease(node, leaseUntil)));
        return turn;
    }

    private boolean end(Turn turn) {
        return transactions().run(() ->
                turns().end(turn.ended(Turn.State.COMPLETED, Optional.empty(), NOON)));
    }

    private List<Turn> abandoned(Instant now) {
        return turns().abandoned(now, 1_000).stream()
                .filter(turn -> List.of(anna, ben).contains(turn.account())).toList();
    }
}
