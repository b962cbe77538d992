package com.aimixup.application.conversations;

import com.aimixup.application.runtime.Ids;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.AgentId;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.MixRules;
import com.aimixup.domain.privacy.Private;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Begins a conversation, with its agents if they are known already. A client that makes the id
 * itself can send the request again without a second effect.
 */
public final class CreateConversation {

    /** @param id made by the client; empty if we are to make it */
    public record Command(
            AccountId account,
            Optional<ConversationId> id,
            Private<String> title,
            MixRules rules,
            List<AgentDraft> agents,
            boolean localOnly) {

        boolean isLike(Conversation other) {
            return title.equals(other.title()) && rules.equals(other.rules())
                    && localOnly == other.localOnly()
                    && agents.equals(other.agents().stream().map(AgentDraft::of).toList());
        }
    }

    public sealed interface Outcome {
        /** Or there already, from the same request before. */
        record Created(Conversation conversation) implements Outcome {}

        /** The id stands for another conversation, or for this one as it was changed since. */
        record IdTaken() implements Outcome {}

        record Refused(Roster.Refusal refusal) implements Outcome {}
    }

    private final Conversations conversations;
    private final Roster roster;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public CreateConversation(Conversations conversations, Roster roster,
            Transactions transactions, Ids ids, Clock clock) {
        this.conversations = conversations;
        this.roster = roster;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var repeated = repeated(command);
        if (repeated.isPresent()) return repeated.get();
        var agents = command.agents().stream()
                .map(draft -> draft.as(new AgentId(ids.next()))).toList();
        var refusal = roster.refusal(agents, command.rules(), command.localOnly());
        if (refusal.isPresent()) return new Outcome.Refused(refusal.get());
        var now = clock.instant();
        var id = command.id().orElseGet(() -> new ConversationId(ids.next()));
        var conversation = new Conversation(command.account(), id, command.title(),
                command.rules(), agents, command.localOnly(), Optional.empty(), 1, now, now);
        return transactions.run(() -> conversations.add(conversation))
                ? new Outcome.Created(conversation)
                : repeated(command).orElseGet(Outcome.IdTaken::new);
    }

    private Optional<Outcome> repeated(Command command) {
        return command.id().flatMap(id -> conversations.find(command.account(), id))
                .map(found -> command.isLike(found) ? new Outcome.Created(found)
                        : new Outcome.IdTaken());
    }
}
