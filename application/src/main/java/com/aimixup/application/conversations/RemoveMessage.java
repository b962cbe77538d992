package com.aimixup.application.conversations;

import com.aimixup.application.files.FileRemoval;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.TurnId;
import com.aimixup.domain.files.ObjectId;
import java.time.Clock;
import java.util.List;

/**
 * Removes a message for good, with every message that hangs on it and the files that no other
 * message has ({@code retain.conversations}). What was disclosed and paid stays recorded.
 */
public final class RemoveMessage {

    public record Command(
            AccountId account, ConversationId conversation, MessageId message) {}

    public sealed interface Outcome {
        /** @param count of the messages that went */
        record Removed(int count) implements Outcome {}

        record UnknownConversation() implements Outcome {}

        record UnknownMessage() implements Outcome {}

        /** Its answers may be about to hang on this message. */
        record TurnInProgress(TurnId turn) implements Outcome {}
    }

    private record Done(Outcome outcome, List<ObjectId> objects) {}

    private final Conversations conversations;
    private final Messages messages;
    private final Turns turns;
    private final ToldEvents told;
    private final FileRemoval files;
    private final Transactions transactions;
    private final Clock clock;

    RemoveMessage(Conversations conversations, Messages messages, Turns turns, ToldEvents told,
            FileRemoval files, Transactions transactions, Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.turns = turns;
        this.told = told;
        this.files = files;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var done = transactions.run(() -> conversations
                .lock(command.account(), command.conversation())
                .map(found -> remove(command, found))
                .orElseGet(() -> new Done(new Outcome.UnknownConversation(), List.of())));
        files.deleteBytes(done.objects());
        return done.outcome();
    }

    private Done remove(Command command, Conversation within) {
        var account = command.account();
        var message = messages.branch(account, within.id(), command.message()).stream()
                .filter(found -> found.id().equals(command.message())).findFirst();
        if (message.isEmpty()) return new Done(new Outcome.UnknownMessage(), List.of());
        var running = turns.running(account, within.id());
        if (running.isPresent())
            return new Done(new Outcome.TurnInProgress(running.get().id()), List.of());
        var removed = messages.remove(account, within.id(), command.message());
        turns.remove(account, removed.turns());
        told.remove(account, message.get().turn()); // the others are among the removed turns
        settleHead(within, message.get(), removed);
        return new Done(new Outcome.Removed(removed.messages().size()),
                files.forget(account, removed.files()));
    }

    /** A new version, so that a turn that was about to hang on what is gone looks again. */
    private void settleHead(Conversation now, Message gone, Messages.Removed removed) {
        if (now.head().filter(removed.messages()::contains).isPresent())
            conversations.moveHead(now.account(), now.id(), gone.parent());
        conversations.save(new Conversation(now.account(), now.id(), now.title(), now.rules(),
                now.agents(), now.localOnly(), now.head(), now.version() + 1, now.createdAt(),
                clock.instant()));
    }
}
