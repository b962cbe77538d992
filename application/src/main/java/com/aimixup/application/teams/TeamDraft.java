package com.aimixup.application.teams;

import com.aimixup.application.conversations.AgentDraft;
import com.aimixup.application.runtime.Ids;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.conversations.AgentId;
import com.aimixup.domain.conversations.MixRules;
import com.aimixup.domain.privacy.Private;
import com.aimixup.domain.teams.Slug;
import com.aimixup.domain.teams.Team;
import com.aimixup.domain.teams.TeamId;
import java.time.Instant;
import java.util.List;

/**
 * What a person says of a team.
 *
 * @param agents at least one
 */
public record TeamDraft(
        Slug slug, Private<String> name, MixRules rules, List<AgentDraft> agents) {

    public TeamDraft {
        agents = List.copyOf(agents);
    }

    public static TeamDraft of(Team team) {
        return new TeamDraft(team.slug(), team.name(), team.rules(),
                team.agents().stream().map(AgentDraft::of).toList());
    }

    List<Agent> agents(Ids ids) {
        return agents.stream().map(draft -> draft.as(new AgentId(ids.next()))).toList();
    }

    Team as(AccountId account, TeamId id, List<Agent> made, long version, Instant createdAt,
            Instant now) {
        return new Team(account, id, slug, name, rules, made, version, createdAt, now);
    }
}
