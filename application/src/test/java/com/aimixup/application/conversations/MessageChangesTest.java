package com.aimixup.application.conversations;

import static com.aimixup.application.conversations.ConversationSamples.NOON;
import static com.aimixup.application.conversations.TurnScene.ANNA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.providers.Gate;
import com.aimixup.application.providers.ScriptedProvider;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.files.ObjectId;
import com.aimixup.domain.files.StoredFile;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.Usage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Removing messages, and forking conversations. */
final class MessageChangesTest {
    private final TurnScene scene = new TurnScene();
    @BeforeEach
    void offer() {
        scene.grant(1_000_000);
        scene.offer("ada", ScriptedProvider.says("I am Ada.", Usage.of(10, 5)));
        scene.offer("bob", ScriptedProvider.says("I am Bob.", Usage.of(10, 5)));
    }

    @Test
    void aRemovedQuestionTakesItsAnswersItsTurnAndTheHeadAlong() throws Exception {
        var conversation = scene.conversation(Mix.ROUND_ROBIN, "ada", "bob");
        scene.play(conversation);
        var before = all(conversation);
        var turn = TurnScene.end(scene.play(conversation)).turn();
        var spent = scene.available();
        var removed = assertInstanceOf(RemoveMessage.Outcome.Removed.class,
                remove(conversation, turn.question()));
        assertEquals(3, removed.count());
        assertEquals(before, all(conversation));
        assertEquals(Optional.of(before.getLast().id()), now(conversation).head());
        assertEquals(Optional.empty(), scene.turns.find(ANNA, conversation.id(), turn.id()));
        assertEquals(conversation.version() + 1, now(conversation).version());
        assertEquals(spent, scene.available());
        assertInstanceOf(RemoveMessage.Outcome.UnknownMessage.class,
                remove(conversation, turn.question()));
        remove(conversation, before.getFirst().id());
        assertEquals(Optional.empty(), now(conversation).head());
        scene.play(conversation);
        assertEquals(Optional.empty(), all(conversation).getFirst().parent());
    }

    @Test
    void anotherBranchAndItsHeadStay() throws Exception {
        var conversation = scene.conversation(Mix.SINGLE, "ada");
        scene.play(conversation);
        var first = all(conversation);
        scene.play(conversation);
        var answer = all(conversation).get(2);
        var ask = scene.ask(conversation);
        var begun = assertInstanceOf(TakeTurn.Outcome.Begun.class, scene.take(
                at(ask, first.getLast().id())));
        TurnScene.readAll(begun.feed());
        var head = now(conversation).head();
        remove(conversation, answer.id());
        assertEquals(head, now(conversation).head());
        assertEquals(4, all(conversation).size());
    }

    private static TakeTurn.Command at(TakeTurn.Command ask, MessageId parent) {
        return new TakeTurn.Command(ask.account(), ask.conversation(), ask.question(), ask.text(),
                Optional.of(parent), ask.rules(), ask.ceiling());
    }

    @Test
    void nothingIsRemovedOrForkedWhileItIsBeingSaid() throws Exception {
        var gate = new Gate();
        scene.offer("slow", gate.before("Well", Usage.NONE,
                ScriptedProvider.says(".", Usage.of(1, 1))));
        var conversation = scene.conversation(Mix.SINGLE, "slow");
        var begun = scene.begin(conversation);
        gate.awaitArrival();
        assertInstanceOf(RemoveMessage.Outcome.TurnInProgress.class,
                remove(conversation, begun.turn().question()));
        assertInstanceOf(ForkConversation.Outcome.TurnInProgress.class,
                fork(conversation, new ConversationId(scene.ids.next()), Optional.empty()));
        gate.open();
        TurnScene.readAll(begun.feed());
        assertInstanceOf(RemoveMessage.Outcome.Removed.class,
                remove(conversation, begun.turn().question()));
        scene.assertSettled();
    }

    @Test
    void aTurnThatWasAboutToHangOnWhatGoesLooksAgain() throws Exception {
        var conversation = scene.conversation(Mix.SINGLE, "ada");
        scene.play(conversation);
        var question = all(conversation).getFirst();
        scene.provider.whenMeasured(() -> remove(conversation, question.id()));
        var begun = scene.begin(conversation);
        TurnScene.readAll(begun.feed());
        assertEquals(2, all(conversation).size());
        assertEquals(Optional.empty(), all(conversation).getFirst().parent());
    }

    @Test
    void filesGoWithTheLastMessageThatHasThem() {
        var conversation = scene.conversation(Mix.SINGLE, "ada");
        var own = file();
        var shared = file();
        var first = stored(conversation, Optional.empty(), own, shared);
        var second = stored(conversation, Optional.empty(), shared);
        remove(conversation, first);
        assertEquals(Optional.empty(), scene.files.find(ANNA, own));
        assertTrue(scene.files.find(ANNA, shared).isPresent());
        var forked = forked(conversation, Optional.of(second));
        remove(conversation, second);
        assertTrue(scene.files.find(ANNA, shared).isPresent());
        remove(forked, all(forked).getFirst().id());
        assertEquals(Optional.empty(), scene.files.find(ANNA, shared));
    }

    @Test
    void filesGoWithTheLastConversationWhoseMessagesHaveThem() {
        var conversation = scene.conversation(Mix.SINGLE, "ada");
        var own = file();
        var shared = file();
        stored(conversation, Optional.empty(), own);
        var forked = forked(conversation, Optional.of(
                stored(conversation, Optional.empty(), shared)));
        var unused = file();
        remove(conversation);
        assertEquals(Optional.empty(), scene.files.find(ANNA, own));
        assertTrue(scene.files.find(ANNA, shared).isPresent());
        remove(forked);
        assertEquals(Optional.empty(), scene.files.find(ANNA, shared));
        assertTrue(scene.files.find(ANNA, unused).isPresent());
    }

    @Test
    void aForkIsACopyOfOneBranchThatCostsNothing() throws Exception {
        var conversation = scene.conversation(Mix.ROUND_ROBIN, "ada", "bob");
        scene.play(conversation);
        var branch = all(conversation);
        scene.play(conversation);
        var spent = scene.available();
        var forked = forked(conversation, Optional.of(branch.get(1).id()));
        var copies = all(forked);
        assertEquals(List.of("What now?", "I am Ada."),
                copies.stream().map(copy -> copy.text().reveal()).toList());
        assertEquals(Optional.of(copies.getFirst().id()), copies.getLast().parent());
        assertEquals(Optional.of(copies.getLast().id()), forked.head());
        var author = assertInstanceOf(Message.Author.Speaker.class, copies.getLast().author());
        assertEquals("ada", forked.agent(author.agent()).orElseThrow().name().reveal());
        assertNotEquals(conversation.agents(), forked.agents());
        assertEquals(Credits.ZERO, copies.getLast().answer().orElseThrow().charged());
        assertEquals(spent, scene.available());
        scene.play(forked);
        assertEquals(5, all(forked).size());
        assertEquals(6, all(conversation).size());
    }

    @Test
    void theSameForkTwiceAlsoAtOnceIsOne() throws Exception {
        var conversation = scene.conversation(Mix.SINGLE, "ada");
        scene.play(conversation);
        var id = new ConversationId(scene.ids.next());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(List.of(
                    () -> fork(conversation, id, Optional.empty()),
                    () -> fork(conversation, id, Optional.empty()))))
                assertInstanceOf(ForkConversation.Outcome.Forked.class, done.get());
        }
        assertEquals(2, all(scene.conversations.find(ANNA, id).orElseThrow()).size());
        var other = scene.conversation(Mix.SINGLE, "ada");
        scene.play(other);
        assertInstanceOf(ForkConversation.Outcome.IdTaken.class,
                fork(other, id, Optional.empty()));
        assertInstanceOf(ForkConversation.Outcome.UnknownMessage.class, fork(conversation,
                new ConversationId(scene.ids.next()),
                Optional.of(new MessageId(UUID.randomUUID()))));
    }

    @Test
    void aForkKeepsTheReach() {
        var open = scene.conversation(Mix.SINGLE, "ada");
        scene.memory.run(() -> scene.conversations.save(new Conversation(ANNA, open.id(),
                open.title(), open.rules(), open.agents(), true, open.head(), 2, NOON, NOON)));
        assertTrue(forked(open, Optional.empty()).localOnly());
        assertFalse(forked(scene.conversation(Mix.SINGLE, "ada"), Optional.empty()).localOnly());
    }

    private FileId file() {
        var object = new ObjectId(UUID.randomUUID());
        var file = new StoredFile(ANNA, new FileId(UUID.randomUUID()), Private.of("a.txt"),
                "text/plain", 5, object, NOON);
        scene.memory.run(() -> {
            scene.files.addObject(ANNA, object, object.toString().getBytes(), 5);
            scene.files.add(file);
        });
        return file.id();
    }

    private MessageId stored(Conversation in, Optional<MessageId> parent, FileId... with) {
        var id = new MessageId(scene.ids.next());
        scene.memory.run(() -> scene.messages.add(ANNA, in.id(), new Message(id, parent,
                ConversationSamples.turnId(), new Message.Author.Person(),
                Message.State.COMPLETE, Private.of("see"), Optional.empty(), NOON,
                List.of(with))));
        return id;
    }

    private void remove(Conversation gone) {
        assertEquals(new RemoveConversation.Outcome.Removed(), scene.removeConversation.handle(
                new RemoveConversation.Command(ANNA, gone.id(), Optional.empty())));
    }

    private RemoveMessage.Outcome remove(Conversation from, MessageId message) {
        return scene.changes.remove().handle(new RemoveMessage.Command(ANNA, from.id(), message));
    }

    private Conversation forked(Conversation from, Optional<MessageId> last) {
        return assertInstanceOf(ForkConversation.Outcome.Forked.class,
                fork(from, new ConversationId(scene.ids.next()), last)).conversation();
    }

    private ForkConversation.Outcome fork(Conversation from, ConversationId id,
            Optional<MessageId> last) {
        return scene.changes.fork().handle(new ForkConversation.Command(ANNA, from.id(), id, last,
                Optional.empty()));
    }

    private Conversation now(Conversation conversation) {
        return scene.conversations.find(ANNA, conversation.id()).orElseThrow();
    }

    private List<Message> all(Conversation conversation) {
        return scene.messages.page(ANNA, conversation.id(), Optional.empty(), 100);
    }
}
