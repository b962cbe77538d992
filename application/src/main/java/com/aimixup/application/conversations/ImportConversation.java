package com.aimixup.application.conversations;

import com.aimixup.application.runtime.DerivedIds;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.Message.Author;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.conversations.MixRules;
import com.aimixup.domain.conversations.TurnId;
import com.aimixup.domain.privacy.Private;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Brings in a conversation that was had elsewhere. All its ids follow from the person and from what
 * the source calls it, so it is there once however often it comes. Nobody is asked and nothing is
 * charged; it has no agents until the person adds some.
 */
public final class ImportConversation {

    /**
     * @param source what it comes from and what it is called there
     * @param messages each after the one that it hangs on
     * @param head which of them is the newest; empty if there are none
     */
    public record Command(AccountId account, Private<String> source, Private<String> title,
            Optional<Instant> createdAt, List<Said> messages, Optional<Integer> head) {
        public Command {
            messages = List.copyOf(messages);
        }
    }

    /**
     * @param parent which of those before
     * @param author a person, or somebody elsewhere
     */
    public record Said(Optional<Integer> parent, Author author, Private<String> text,
            Optional<Instant> at) {}

    public sealed interface Outcome {
        ConversationId conversation();

        record Imported(ConversationId conversation) implements Outcome {}

        /** It had come before; nothing of it is changed, whatever became of it here. */
        record Known(ConversationId conversation) implements Outcome {}
    }

    private final Conversations conversations;
    private final Messages messages;
    private final Transactions transactions;
    private final Clock clock;

    ImportConversation(Conversations conversations, Messages messages,
            Transactions transactions, Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var id = new ConversationId(DerivedIds.of(command.createdAt().orElse(Instant.EPOCH),
                "import/" + command.source().reveal(), command.account().value()));
        var known = conversations.find(command.account(), id).isPresent();
        if (known || !transactions.run(() -> store(command, id))) return new Outcome.Known(id);
        return new Outcome.Imported(id);
    }

    private boolean store(Command command, ConversationId id) {
        var now = clock.instant();
        var begun = command.createdAt().orElse(now);
        var all = messages(command.messages(), id, begun);
        var added = conversations.add(new Conversation(command.account(), id, command.title(),
                new MixRules(Mix.SINGLE, MixRules.ROUNDS_DEFAULT), List.of(), false,
                Optional.empty(), 1, begun, now));
        if (!added) return false;
        all.forEach(message -> messages.add(command.account(), id, message));
        conversations.moveHead(command.account(), id,
                command.head().map(head -> all.get(head).id()));
        return true;
    }

    /** A turn is a message of the person and what was said to it. */
    private static List<Message> messages(List<Said> said, ConversationId id, Instant begun) {
        var all = new ArrayList<Message>();
        for (var one : said) {
            var parent = one.parent().map(all::get);
            var at = one.at().or(() -> parent.map(Message::createdAt)).orElse(begun);
            var number = all.size();
            var turn = one.author() instanceof Author.Person ? Optional.<TurnId>empty()
                    : parent.map(Message::turn);
            all.add(new Message(new MessageId(derived(at, "message", id, number)),
                    parent.map(Message::id),
                    turn.orElseGet(() -> new TurnId(derived(at, "turn", id, number))),
                    one.author(), Message.State.COMPLETE, one.text(), Optional.empty(), at));
        }
        return all;
    }

    private static UUID derived(Instant at, String what, ConversationId id, int number) {
        return DerivedIds.of(at, what + '/' + number, id.value());
    }
}
