package com.aimixup.application.conversations;

import com.aimixup.application.runtime.DerivedIds;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.conversations.AgentId;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.Message.Author;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.TurnId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.privacy.Private;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Begins a conversation with a copy of one branch of another, its agents and its reach. The copy
 * costs nothing: its answers were paid for where they were given. The ids of all that is copied
 * follow from the id of the new conversation, so the same request twice makes one.
 */
public final class ForkConversation {

    /**
     * @param id of the new conversation, made by the client
     * @param last the message up to which is copied; empty for the newest
     * @param title empty for that of the old one
     */
    public record Command(AccountId account, ConversationId from, ConversationId id,
            Optional<MessageId> last, Optional<Private<String>> title) {}

    public sealed interface Outcome {
        /** Or there already, from the same request before. */
        record Forked(Conversation conversation) implements Outcome {}

        record UnknownConversation() implements Outcome {}

        record UnknownMessage() implements Outcome {}

        /** The id stands for another conversation. */
        record IdTaken() implements Outcome {}

        /** One of the answers is being given. */
        record TurnInProgress(TurnId turn) implements Outcome {}
    }

    private final Conversations conversations;
    private final Messages messages;
    private final Transactions transactions;
    private final Clock clock;

    ForkConversation(Conversations conversations, Messages messages, Transactions transactions,
            Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        return transactions.run(() -> conversations.lock(command.account(), command.from())
                .map(found -> fork(command, found))
                .orElseGet(Outcome.UnknownConversation::new));
    }

    private Outcome fork(Command command, Conversation from) {
        var last = command.last().or(from::head);
        var branch = last.map(id -> messages.branch(command.account(), from.id(), id))
                .orElse(List.of());
        if (last.isPresent() && branch.isEmpty()) return new Outcome.UnknownMessage();
        var open = branch.stream().filter(message -> message.state() == Message.State.OPEN)
                .findFirst();
        if (open.isPresent()) return new Outcome.TurnInProgress(open.get().turn());
        var copied = branch.stream().map(message -> copy(command.id(), message)).toList();
        var now = clock.instant();
        var conversation = new Conversation(command.account(), command.id(),
                command.title().orElse(from.title()), from.rules(),
                from.agents().stream().map(agent -> copy(command.id(), agent)).toList(),
                from.localOnly(), Optional.empty(), 1, now, now);
        if (!conversations.add(conversation)) return repeated(command, copied);
        copied.forEach(message -> messages.add(command.account(), command.id(), message));
        if (!copied.isEmpty())
            conversations.moveHead(command.account(), command.id(), copied.getLast().id());
        return new Outcome.Forked(
                conversations.find(command.account(), command.id()).orElseThrow());
    }

    /** What has this id is a copy of the same branch, if it has the copy of its last message. */
    private Outcome repeated(Command command, List<Message> copied) {
        var same = !copied.isEmpty() && !messages.branch(command.account(), command.id(),
                copied.getLast().id()).isEmpty();
        return conversations.find(command.account(), command.id()).filter(_ -> same)
                .<Outcome>map(Outcome.Forked::new).orElseGet(Outcome.IdTaken::new);
    }

    private static Message copy(ConversationId into, Message message) {
        var author = message.author() instanceof Author.Speaker(var agent, var round)
                ? new Author.Speaker(new AgentId(derived(into, agent.value())), round)
                : message.author();
        return new Message(copy(into, message.id()),
                message.parent().map(parent -> copy(into, parent)),
                new TurnId(derived(into, message.turn().value())), author, message.state(),
                message.text(), message.answer().map(answer -> answer.charging(Credits.ZERO)),
                message.createdAt(), message.files());
    }

    private static MessageId copy(ConversationId into, MessageId message) {
        return new MessageId(derived(into, message.value()));
    }

    private static Agent copy(ConversationId into, Agent agent) {
        return new Agent(new AgentId(derived(into, agent.id().value())), agent.name(),
                agent.model(), agent.instructions(), agent.temperature(),
                agent.outputTokensMax(), agent.canvas());
    }

    private static UUID derived(ConversationId into, UUID id) {
        return DerivedIds.of(DerivedIds.momentOf(id), "fork", into.value(), id);
    }
}
