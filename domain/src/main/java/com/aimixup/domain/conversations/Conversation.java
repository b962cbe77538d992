package com.aimixup.domain.conversations;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A conversation of one person with some agents.
 *
 * @param agents in the order in which they speak
 * @param localOnly whether nothing of it may leave the operator's machines
 * @param head the newest message; a turn that names no other continues here
 * @param version grows with every change by the person; guards against lost updates
 */
public record Conversation(
        AccountId account,
        ConversationId id,
        Private<String> title,
        MixRules rules,
        List<Agent> agents,
        boolean localOnly,
        Optional<MessageId> head,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    public static final int TITLE_LENGTH_MAX = 200;
    public static final int AGENTS_MAX = 24;

    public Conversation {
        agents = List.copyOf(agents);
    }

    public Optional<Agent> agent(AgentId id) {
        return agents.stream().filter(agent -> agent.id().equals(id)).findFirst();
    }
}
