package com.aimixup.domain.teams;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.conversations.MixRules;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.List;

/**
 * Agents and a mix that a person uses again and again. A conversation that begins with a team gets
 * a copy: what becomes of the team later changes nothing in it.
 *
 * @param slug the person has one team of this name
 * @param agents in the order in which they speak, at least one
 * @param version grows with every change; guards against lost updates
 */
public record Team(
        AccountId account,
        TeamId id,
        Slug slug,
        Private<String> name,
        MixRules rules,
        List<Agent> agents,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    public static final int NAME_LENGTH_MAX = 100;

    public Team {
        agents = List.copyOf(agents);
        if (agents.isEmpty()) throw new IllegalArgumentException("a team of nobody");
    }
}
