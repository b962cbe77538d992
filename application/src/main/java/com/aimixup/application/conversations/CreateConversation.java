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

/** Begins a conversation, with its agents if they are known already. */
public final class CreateConversation {

    public record Command(
            AccountId account,
            Private<String> title,
            MixRules rules,
            List<AgentDraft> agents) {}

    public sealed interface Outcome {
        record Created(Conversation conversation) implements Outcome {}

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
        var agents = command.agents().stream()
                .map(draft -> draft.as(new AgentId(ids.next()))).toList();
        var refusal = roster.refusal(agents);
        if (refusal.isPresent()) return new Outcome.Refused(refusal.get());
        var now = clock.instant();
        var conversation = new Conversation(command.account(), new ConversationId(ids.next()),
                command.title(), command.rules(), agents, Optional.empty(), 1, now, now);
        transactions.run(() -> conversations.add(conversation));
        return new Outcome.Created(conversation);
    }
}
