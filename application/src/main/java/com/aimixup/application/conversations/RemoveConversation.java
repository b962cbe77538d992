package com.aimixup.application.conversations;

import com.aimixup.application.files.FileRemoval;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.files.ObjectId;
import java.util.List;
import java.util.Optional;

/**
 * Removes a conversation for good ({@code retain.conversations}), with the files that no message
 * elsewhere has. A turn under way in it finds nothing to store its answers in, and costs nothing
 * more.
 */
public final class RemoveConversation {

    /** @param ifVersion the version that the person saw; empty to remove whatever is there */
    public record Command(
            AccountId account, ConversationId conversation, Optional<Long> ifVersion) {}

    public sealed interface Outcome {
        record Removed() implements Outcome {}

        record UnknownConversation() implements Outcome {}

        /** Somebody changed it in the meantime. */
        record ChangedMeanwhile(long version) implements Outcome {}
    }

    private record Done(Outcome outcome, List<ObjectId> objects) {
        Done(Outcome outcome) {
            this(outcome, List.of());
        }
    }

    private final Conversations conversations;
    private final Messages messages;
    private final FileRemoval files;
    private final Transactions transactions;

    public RemoveConversation(Conversations conversations, Messages messages, FileRemoval files,
            Transactions transactions) {
        this.conversations = conversations;
        this.messages = messages;
        this.files = files;
        this.transactions = transactions;
    }

    public Outcome handle(Command command) {
        var done = transactions.run(() -> remove(command));
        files.deleteBytes(done.objects());
        return done.outcome();
    }

    private Done remove(Command command) {
        var account = command.account();
        var found = conversations.lock(account, command.conversation());
        if (found.isEmpty()) return new Done(new Outcome.UnknownConversation());
        var version = found.get().version();
        if (command.ifVersion().filter(seen -> seen != version).isPresent())
            return new Done(new Outcome.ChangedMeanwhile(version));
        var gone = messages.filesOnlyIn(account, command.conversation());
        conversations.remove(account, command.conversation());
        return new Done(new Outcome.Removed(), files.forget(account, gone));
    }
}
