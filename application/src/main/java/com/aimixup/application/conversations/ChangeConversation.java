package com.aimixup.application.conversations;

import com.aimixup.application.runtime.Ids;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.conversations.AgentId;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.MixRules;
import com.aimixup.domain.privacy.Private;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changes a conversation's title, mix, reach or agents. A turn under way goes on as it began; the
 * change counts from the next.
 */
public final class ChangeConversation {

    /** @param ifVersion the version that the person saw; empty to change whatever is there */
    public record Command(
            AccountId account, ConversationId conversation, Optional<Long> ifVersion, Edit edit) {}

    public sealed interface Edit {
        record Settings(Optional<Private<String>> title, Optional<MixRules> rules,
                Optional<Boolean> localOnly) implements Edit {}

        /** At the end of the order. */
        record AddAgent(AgentDraft draft) implements Edit {}

        record ReplaceAgent(AgentId agent, AgentDraft draft) implements Edit {}

        record RemoveAgent(AgentId agent) implements Edit {}
    }

    public sealed interface Outcome {
        record Changed(Conversation conversation) implements Outcome {}

        record UnknownConversation() implements Outcome {}

        record UnknownAgent() implements Outcome {}

        /** Somebody changed it in the meantime. */
        record ChangedMeanwhile(long version) implements Outcome {}

        record Refused(Roster.Refusal refusal) implements Outcome {}
    }

    private final Conversations conversations;
    private final Roster roster;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public ChangeConversation(Conversations conversations, Roster roster,
            Transactions transactions, Ids ids, Clock clock) {
        this.conversations = conversations;
        this.roster = roster;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        return transactions.run(() -> change(command));
    }

    private Outcome change(Command command) {
        var found = conversations.lock(command.account(), command.conversation());
        if (found.isEmpty()) return new Outcome.UnknownConversation();
        var now = found.get();
        if (command.ifVersion().filter(version -> version != now.version()).isPresent())
            return new Outcome.ChangedMeanwhile(now.version());
        return switch (command.edit()) {
            case Edit.Settings settings -> save(now, settings);
            case Edit.AddAgent(var draft) -> {
                var added = draft.as(new AgentId(ids.next()));
                var agents = new ArrayList<>(now.agents());
                agents.add(added);
                yield saveAgents(now, agents, added);
            }
            case Edit.ReplaceAgent(var id, var draft) -> now.agent(id).isEmpty()
                    ? new Outcome.UnknownAgent()
                    : saveAgents(now, now.agents().stream()
                            .map(agent -> agent.id().equals(id) ? draft.as(id) : agent).toList(),
                            draft.as(id));
            case Edit.RemoveAgent(var id) -> now.agent(id).isEmpty()
                    ? new Outcome.UnknownAgent()
                    : save(now, now.title(), now.rules().without(place(now, id)),
                            now.agents().stream()
                                    .filter(agent -> !agent.id().equals(id)).toList());
        };
    }

    /** From 1. */
    private static int place(Conversation now, AgentId id) {
        return now.agents().stream().map(Agent::id).toList().indexOf(id) + 1;
    }

    private Outcome saveAgents(Conversation now, List<Agent> agents, Agent fresh) {
        return roster.refusal(agents, List.of(fresh), now.rules(), now.localOnly())
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> save(now, now.title(), now.rules(), agents));
    }

    private Outcome save(Conversation now, Edit.Settings settings) {
        var localOnly = settings.localOnly().orElse(now.localOnly());
        var rules = settings.rules().orElse(now.rules());
        var elsewhere = localOnly ? roster.notLocal(now.agents())
                : Optional.<Roster.Refusal>empty();
        var refusal = elsewhere.or(() -> rules.equals(now.rules()) ? Optional.empty()
                : roster.wordless(now.agents(), rules));
        return refusal.<Outcome>map(Outcome.Refused::new).orElseGet(() -> save(now,
                settings.title().orElse(now.title()), rules, now.agents(), localOnly));
    }

    private Outcome save(Conversation now, Private<String> title, MixRules rules,
            List<Agent> agents) {
        return save(now, title, rules, agents, now.localOnly());
    }

    private Outcome save(Conversation now, Private<String> title, MixRules rules,
            List<Agent> agents, boolean localOnly) {
        var changed = new Conversation(now.account(), now.id(), title, rules, agents, localOnly,
                now.head(), now.version() + 1, now.createdAt(), clock.instant());
        conversations.save(changed);
        return new Outcome.Changed(changed);
    }
}
