package com.aimixup.application.conversations;

import static com.aimixup.application.conversations.ConversationSamples.MODEL;
import static com.aimixup.application.conversations.ConversationSamples.NOON;
import static com.aimixup.application.conversations.ConversationSamples.answer;
import static com.aimixup.application.conversations.ConversationSamples.person;
import static com.aimixup.application.conversations.ConversationSamples.question;
import static com.aimixup.application.conversations.ConversationSamples.turnId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.privacy.MemorySections;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Answer;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.TurnId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.UsageUnit;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.privacy.Private;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store of messages promises. */
public abstract class MessagesContract {
    private final AccountId anna = person();
    private final AccountId ben = person();
    private final TurnId turn = turnId();
    private ConversationId annas;
    private ConversationId bens;

    protected abstract Conversations conversations();

    protected abstract Messages messages();

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
    void whatWasAddedIsReadBack() {
        var question = add(question(turn, Optional.empty(), "Wie geht’s? 🙂\n\t\"ok\""));
        var answer = add(answer(turn, question.id()));
        assertEquals(Optional.of(question), messages().find(anna, question.id()));
        assertEquals(Optional.of(answer), messages().find(anna, answer.id()));
        assertEquals(Optional.empty(), messages().find(ben, question.id()));
    }

    @Test
    void whatWasSaidElsewhereIsReadBackWithItsAuthor() {
        var message = new Message(new MessageId(UUID.randomUUID()), Optional.empty(), turn,
                new Message.Author.Imported(Private.of("Größe")), Message.State.COMPLETE,
                Private.of("hello"), Optional.empty(), NOON);
        assertEquals(Optional.of(add(message)), messages().find(anna, message.id()));
    }

    @Test
    void aRemovedMessageTakesAllThatHangsOnItAndNothingElse() {
        var file = new FileId(UUID.randomUUID());
        var shared = new FileId(UUID.randomUUID());
        var root = add(question(turn, Optional.empty(), "root"));
        var other = turnId();
        var edited = add(with(question(other, Optional.of(root.id()), "edited"), file, shared));
        var answer = add(answer(other, edited.id()));
        var further = turnId();
        var deep = add(question(further, Optional.of(answer.id()), "deep"));
        var sibling = add(with(question(turn, Optional.of(root.id()), "sibling"), shared));
        transactions().run(() -> assertEquals(
                new Messages.Removed(Set.of(), Set.of(), Set.of()),
                messages().remove(ben, annas, edited.id())));
        transactions().run(() -> assertEquals(
                new Messages.Removed(Set.of(), Set.of(), Set.of()),
                messages().remove(anna, bens, edited.id())));
        var removed = transactions().run(() -> messages().remove(anna, annas, edited.id()));
        assertEquals(Set.of(edited.id(), answer.id(), deep.id()), removed.messages());
        assertEquals(Set.of(other, further), removed.turns());
        assertEquals(Set.of(file), removed.files());
        assertEquals(List.of(root, sibling),
                messages().page(anna, annas, Optional.empty(), 10));
        var all = transactions().run(() -> messages().remove(anna, annas, root.id()));
        assertEquals(Set.of(turn), all.turns());
        assertEquals(Set.of(shared), all.files());
        assertEquals(List.of(), messages().page(anna, annas, Optional.empty(), 10));
    }

    @Test
    void theFilesOfAConversationAreThoseThatNoMessageElsewhereHas() {
        var file = new FileId(UUID.randomUUID());
        var shared = new FileId(UUID.randomUUID());
        var root = add(with(question(turn, Optional.empty(), "root"), file, shared));
        add(with(question(turnId(), Optional.of(root.id()), "again"), file));
        assertEquals(Set.of(file, shared), messages().filesOnlyIn(anna, annas));
        var elsewhere = conversation(anna);
        var copy = with(question(turnId(), Optional.empty(), "copy"), shared);
        transactions().run(() -> messages().add(anna, elsewhere, copy));
        assertEquals(Set.of(file), messages().filesOnlyIn(anna, annas));
        assertEquals(Set.of(), messages().filesOnlyIn(ben, annas));
        assertEquals(Set.of(), messages().filesOnlyIn(anna, bens));
    }

    private static Message with(Message message, FileId... files) {
        return new Message(message.id(), message.parent(), message.turn(), message.author(),
                message.state(), message.text(), message.answer(), message.createdAt(),
                List.of(files));
    }

    @Test
    void anIdIsUsedOnce() {
        var question = add(question(turn, Optional.empty(), "hello"));
        assertThrows(RuntimeException.class, () -> add(question));
    }

    @Test
    void anOpenAnswerIsCompletedOnce() {
        var question = add(question(turn, Optional.empty(), "hello"));
        var open = add(answer(turn, question.id()));
        var end = ended(open, "the answer");
        assertTrue(transactions().run(() -> messages().complete(anna, end)));
        assertEquals(Optional.of(end), messages().find(anna, open.id()));
        assertFalse(transactions().run(() -> messages().complete(anna, ended(open, "again"))));
        assertEquals(Optional.of(end), messages().find(anna, open.id()));
    }

    @Test
    void anAnswerIsCompletedWithWhatWasDrawn() {
        var question = add(question(turn, Optional.empty(), "hello"));
        var open = add(answer(turn, question.id()));
        var drawn = ended(open, "").drawn(List.of(new FileId(UUID.randomUUID()),
                new FileId(UUID.randomUUID())));
        assertTrue(transactions().run(() -> messages().complete(anna, drawn)));
        assertEquals(Optional.of(drawn), messages().find(anna, open.id()));
        assertFalse(transactions().run(() -> messages().complete(anna, drawn)));
        assertEquals(Set.copyOf(drawn.files()), transactions().run(() ->
                messages().remove(anna, annas, question.id())).files());
    }

    @Test
    void nobodyCompletesAnothersAnswerOrOneThatIsGone() {
        var question = add(question(turn, Optional.empty(), "hello"));
        var open = add(answer(turn, question.id()));
        assertFalse(transactions().run(() -> messages().complete(ben, ended(open, "stolen"))));
        transactions().run(() -> conversations().remove(anna, annas));
        assertFalse(transactions().run(() -> messages().complete(anna, ended(open, "late"))));
    }

    @Test
    void aBranchLeadsFromTheRootToTheMessage() {
        var root = add(question(turn, Optional.empty(), "root"));
        var left = add(question(turn, Optional.of(root.id()), "left"));
        var right = add(question(turn, Optional.of(root.id()), "right"));
        var leaf = add(question(turn, Optional.of(left.id()), "leaf"));
        assertEquals(List.of(root, left, leaf), branch(anna, annas, leaf.id()));
        assertEquals(List.of(root, right), branch(anna, annas, right.id()));
    }

    @Test
    void aBranchOfAnotherConversationOrPersonIsEmpty() {
        var root = add(question(turn, Optional.empty(), "root"));
        assertEquals(List.of(), branch(anna, conversation(anna), root.id()));
        assertEquals(List.of(), branch(ben, annas, root.id()));
        assertEquals(List.of(), branch(ben, bens, root.id()));
        assertEquals(List.of(), branch(anna, annas, new MessageId(UUID.randomUUID())));
    }

    @Test
    void theMessagesOfATurnComeInTheOrderInWhichTheyBegan() {
        var question = add(question(turn, Optional.empty(), "hello"));
        var first = add(answer(turn, question.id()));
        var second = add(answer(turn, question.id()));
        add(question(turnId(), Optional.of(second.id()), "next turn"));
        assertEquals(List.of(question, first, second), messages().ofTurn(anna, turn));
        assertEquals(List.of(), messages().ofTurn(ben, turn));
    }

    @Test
    void pagesComeOldestFirst() {
        var all = new ArrayList<Message>();
        for (var i = 0; i < 5; i++) all.add(add(question(turn, Optional.empty(), "m" + i)));
        transactions().run(() -> messages().add(ben, bens,
                question(turnId(), Optional.empty(), "another's")));
        assertEquals(all, messages().page(anna, annas, Optional.empty(), 10));
        assertEquals(all.subList(0, 2), messages().page(anna, annas, Optional.empty(), 2));
        assertEquals(all.subList(2, 5),
                messages().page(anna, annas, Optional.of(all.get(1).id()), 10));
        assertEquals(List.of(), messages().page(ben, annas, Optional.empty(), 10));
    }

    @Test
    void aMessageKeepsItsFilesInTheirOrder() {
        var files = Stream.generate(() -> new FileId(UUID.randomUUID()))
                .limit(Message.FILES_MAX).toArray(FileId[]::new);
        var question = add(question(turn, Optional.empty(), "look", files));
        var open = add(answer(turn, question.id()));
        assertEquals(List.of(files), question.files());
        assertEquals(Optional.of(question), messages().find(anna, question.id()));
        assertEquals(List.of(question, open), branch(anna, annas, open.id()));
        assertEquals(List.of(question, open),
                messages().page(anna, annas, Optional.empty(), 10));
        var sections = new MemorySections();
        messages().export(anna, sections);
        assertEquals(Stream.of(files).map(file -> file.value().toString()).toList(),
                sections.of("messages").getFirst().get("files"));
    }

    @Test
    void whatWasRolledBackWasNeverSaid() {
        var question = question(turn, Optional.empty(), "hello");
        assertThrows(IllegalStateException.class, () -> transactions().run(() -> {
            messages().add(anna, annas, question);
            throw new IllegalStateException();
        }));
        assertEquals(Optional.empty(), messages().find(anna, question.id()));
    }

    @Test
    void anArchiveHasOnesOwnWordsOnly() {
        add(question(turn, Optional.empty(), "mine"));
        transactions().run(() -> messages().add(ben, bens,
                question(turnId(), Optional.empty(), "another's")));
        var sections = new MemorySections();
        messages().export(anna, sections);
        assertEquals(List.of("mine"), sections.of("messages").stream()
                .map(fields -> fields.get("text")).toList());
    }

    @Test
    void erasingRemovesOnesOwnOnlyAndMayBeRepeated() {
        var question = add(question(turn, Optional.empty(), "mine"));
        var kept = question(turnId(), Optional.empty(), "another's");
        transactions().run(() -> messages().add(ben, bens, kept));
        transactions().run(() -> messages().erase(anna));
        transactions().run(() -> messages().erase(anna));
        assertEquals(Optional.empty(), messages().find(anna, question.id()));
        assertEquals(Optional.of(kept), messages().find(ben, kept.id()));
    }

    private Message add(Message message) {
        transactions().run(() -> messages().add(anna, annas, message));
        return message;
    }

    private List<Message> branch(AccountId account, ConversationId conversation, MessageId last) {
        return messages().branch(account, conversation, last);
    }

    private static Message ended(Message open, String text) {
        var answer = new Answer(MODEL,
                open.answer().orElseThrow().brief(), Optional.of("stop"), false,
                Map.of(UsageUnit.INPUT, 12L, UsageUnit.OUTPUT, 5_000_000_000L),
                new Credits(1_234_567), true);
        return new Message(open.id(), open.parent(), open.turn(), open.author(),
                Message.State.COMPLETE, Private.of(text), Optional.of(answer), open.createdAt());
    }
}
