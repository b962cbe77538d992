package com.aimixup.adapter.http;

import com.aimixup.application.conversations.AgentDraft;
import com.aimixup.application.teams.TeamDraft;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.privacy.Private;
import com.aimixup.domain.teams.Slug;
import com.aimixup.domain.teams.Team;
import java.util.List;
import java.util.Optional;

/** Teams as JSON, both ways. */
final class TeamJson {
    private static final Kind<Slug> SLUG = Kind.parsed(Slug.LENGTH_MAX, Slug::parse,
            "must be lower-case letters, digits and single hyphens between them, and no UUID");
    private static final Kind<String> NAME = Kind.line(1, Team.NAME_LENGTH_MAX);
    private static final Kind<List<AgentDraft>> AGENTS = Kind.list(1, Conversation.AGENTS_MAX,
            Kind.object(ConversationJson::draft));

    private TeamJson() {}

    static Optional<TeamDraft> draft(Fields in) {
        var slug = in.required("slug", SLUG);
        var name = in.required("name", NAME);
        var rules = RulesJson.named(in);
        var agents = in.required("agents", AGENTS);
        return in.build(() -> new TeamDraft(slug.orElseThrow(), Private.of(name.orElseThrow()),
                rules.onto(RulesJson.DEFAULT), agents.orElseThrow()));
    }

    /** JSON merge onto a team; a list of agents replaces all of them. */
    static Optional<TeamDraft> merged(Fields in, Team team) {
        var slug = in.merged("slug", SLUG, team.slug());
        var name = in.merged("name", NAME, team.name().reveal());
        var rules = RulesJson.merged(in, team.rules());
        var agents = in.merged("agents", AGENTS, TeamDraft.of(team).agents());
        return in.build(() -> new TeamDraft(slug, Private.of(name), rules, agents));
    }

    static JsonObject shown(Team team) {
        return RulesJson.put(new JsonObject()
                .put("id", team.id().value())
                .put("slug", team.slug().text())
                .put("name", team.name()), team.rules())
                .put("agents", team.agents().stream().map(ConversationJson::shown).toList())
                .put("version", team.version())
                .put("created_at", team.createdAt())
                .put("updated_at", team.updatedAt());
    }
}
