package com.aimixup.application.conversations;

import static com.aimixup.application.conversations.ConversationSamples.NOON;
import static com.aimixup.application.conversations.ConversationSamples.agent;
import static com.aimixup.application.conversations.ConversationSamples.conversation;
import static com.aimixup.application.conversations.ConversationSamples.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.aimixup.application.privacy.MemorySections;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.conversations.MixRules;
import com.aimixup.domain.privacy.Private;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store of conversations promises. */
public abstract class ConversationsContract {
    private final AccountId anna = person();
    private final AccountId ben = person();

    protected abstract Conversations conversations();

    protected abstract Messages messages();

    protected abstract Turns turns();

    protected abstract Vault vault();

    protected abstract Transactions transactions();

    @BeforeEach
    void makeKeys() {
        vault().createKey(anna);
        vault().createKey(ben);
    }

    @Test
    void whatWasAddedIsReadBack() {
        var conversation = added(conversation(anna, NOON));
        assertEquals(Optional.of(conversation), find(conversation));
        assertEquals(Optional.of(conversation),
                transactions().run(() -> conversations().lock(anna, conversation.id())));
    }

    @Test
    void anotherPersonsConversationIsNotFound() {
        var conversation = added(conversation(anna, NOON));
        assertEquals(Optional.empty(), conversations().find(ben, conversation.id()));
        assertEquals(Optional.empty(),
                transactions().run(() -> conversations().lock(ben, conversation.id())));
        assertEquals(List.of(), conversations().page(ben, Optional.empty(), 10));
    }

    @Test
    void savingChangesTitleRulesAgentsReachAndVersion() {
        var before = added(conversation(anna, NOON));
        var agents = new ArrayList<>(before.agents().reversed());
        agents.removeFirst();
        agents.add(agent("Cem"));
        var after = new Conversation(anna, before.id(), Private.of("other"),
                new MixRules(Mix.SINGLE, 1), agents, true, Optional.empty(), 2, NOON,
                NOON.plusSeconds(5));
        transactions().run(() -> conversations().save(after));
        assertEquals(Optional.of(after), find(before));
    }

    @Test
    void savingDoesNotMoveTheHead() {
        var conversation = added(conversation(anna, NOON));
        var head = new MessageId(UUID.randomUUID());
        transactions().run(() -> conversations().moveHead(anna, conversation.id(), head));
        transactions().run(() -> conversations().save(conversation));
        assertEquals(Optional.of(head), find(conversation).orElseThrow().head());
    }

    @Test
    void movingTheHeadIsNoNewVersion() {
        var conversation = added(conversation(anna, NOON));
        var head = new MessageId(UUID.randomUUID());
        transactions().run(() -> conversations().moveHead(anna, conversation.id(), head));
        assertEquals(1, find(conversation).orElseThrow().version());
    }

    @Test
    void aConversationWithoutMessagesHasNoHead() {
        var conversation = added(conversation(anna, NOON));
        var head = new MessageId(UUID.randomUUID());
        transactions().run(() -> conversations().moveHead(anna, conversation.id(), head));
        transactions().run(() -> conversations().moveHead(anna, conversation.id(),
                Optional.empty()));
        assertEquals(Optional.empty(), find(conversation).orElseThrow().head());
    }

    @Test
    void savingWhatIsGoneDoesNotBringItBack() {
        var conversation = conversation(anna, NOON);
        transactions().run(() -> conversations().save(conversation));
        assertEquals(Optional.empty(), find(conversation));
    }

    @Test
    void aRemovedConversationTakesItsMessagesAndTurnsAlong() {
        var conversation = added(conversation(anna, NOON));
        var other = added(conversation(anna, NOON));
        var turn = ConversationSamples.turn(anna, conversation.id());
        var message = ConversationSamples.question(turn.id(), Optional.empty(), "hello");
        var kept = ConversationSamples.question(turn.id(), Optional.empty(), "kept");
        transactions().run(() -> {
            turns().add(turn, new Turns.Lease(UUID.randomUUID(), NOON));
            messages().add(anna, conversation.id(), message);
            messages().add(anna, other.id(), kept);
        });
        transactions().run(() -> conversations().remove(anna, conversation.id()));
        assertEquals(Optional.empty(), find(conversation));
        assertEquals(Optional.empty(), messages().find(anna, message.id()));
        assertEquals(Optional.empty(), turns().find(anna, conversation.id(), turn.id()));
        assertEquals(Optional.of(kept), messages().find(anna, kept.id()));
    }

    @Test
    void pagesComeNewestFirst() {
        var all = new ArrayList<Conversation>();
        for (var i = 0; i < 5; i++) all.add(added(conversation(anna, NOON.plusSeconds(i / 2))));
        added(conversation(ben, NOON));
        all.sort(Comparator.comparing(Conversation::createdAt)
                .thenComparing(c -> c.id().value().toString()).reversed());
        assertEquals(all, conversations().page(anna, Optional.empty(), 10));
        var first = conversations().page(anna, Optional.empty(), 2);
        assertEquals(all.subList(0, 2), first);
        assertEquals(all.subList(2, 5),
                conversations().page(anna, Optional.of(first.getLast().id()), 10));
    }

    @Test
    void anArchiveHasOnesOwnConversationsOnly() {
        added(conversation(anna, NOON));
        added(conversation(ben, NOON));
        var sections = new MemorySections();
        conversations().export(anna, sections);
        assertEquals(List.of("Grüße 🌍"), sections.of("conversations").stream()
                .map(fields -> fields.get("title")).toList());
    }

    @Test
    void erasingRemovesOnesOwnOnlyAndMayBeRepeated() {
        var annas = added(conversation(anna, NOON));
        var bens = added(conversation(ben, NOON));
        transactions().run(() -> conversations().erase(anna));
        transactions().run(() -> conversations().erase(anna));
        assertEquals(Optional.empty(), find(annas));
        assertEquals(Optional.of(bens), find(bens));
    }

    @Test
    void anIdThatIsThereAlreadyIsNotStoredAgain() {
        var first = added(conversation(anna, NOON));
        var second = new Conversation(anna, first.id(), Private.of("Another"), first.rules(),
                List.of(), false, Optional.empty(), 1, NOON, NOON);
        assertFalse(transactions().run(() -> conversations().add(second)));
        assertEquals(Optional.of(first), find(first));
    }

    private Conversation added(Conversation conversation) {
        transactions().run(() -> conversations().add(conversation));
        return conversation;
    }

    private Optional<Conversation> find(Conversation conversation) {
        return conversations().find(conversation.account(), conversation.id());
    }
}
