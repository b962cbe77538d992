package com.aimixup.adapter.http;

import com.aimixup.application.conversations.AgentDraft;
import com.aimixup.application.teams.TeamDraft;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.privacy.Private;
import com.aimixup.domain.teams.Preset;
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

    private static final Kind<Preset> PRESET = Kind.choice(Preset.class);
    private static final Kind<List<ModelRef>> MODELS = Kind.list(1, Conversation.AGENTS_MAX,
            Kind.object(ConversationJson::model));

    private TeamJson() {}

    static Optional<TeamDraft> draft(Fields in) {
        var slug = in.required("slug", SLUG);
        var name = in.required("name", NAME);
        var rules = RulesJson.named(in);
        var agents = in.required("agents", AGENTS);
        return in.build(() -> new TeamDraft(slug.orElseThrow(), Private.of(name.orElseThrow()),
                rules.onto(RulesJson.DEFAULT), agents.orElseThrow()));
    }

    /** What a team of a preset is to be, which the person may name and cast otherwise. */
    record Wish(Preset preset, Optional<Slug> slug, Optional<Private<String>> name,
            Optional<List<ModelRef>> models) {

        TeamDraft onto(TeamDraft draft) {
            return new TeamDraft(slug.orElse(draft.slug()), name.orElse(draft.name()),
                    draft.rules(), draft.agents());
        }
    }

    static Optional<Wish> wish(Fields in) {
        var preset = in.required("preset", PRESET);
        var slug = in.optional("slug", SLUG);
        var name = in.optional("name", NAME).map(Private::of);
        var models = in.optional("models", MODELS);
        return in.build(() -> new Wish(preset.orElseThrow(), slug, name, models));
    }

    static JsonObject shown(Preset preset, TeamDraft draft) {
        return RulesJson.put(new JsonObject()
                .put("preset", preset)
                .put("slug", draft.slug().text())
                .put("name", draft.name()), draft.rules())
                .put("agents", draft.agents().stream().map(agent -> new JsonObject()
                        .put("name", agent.name())
                        .put("provider", agent.model().provider())
                        .put("model", agent.model().model())
                        .put("instructions", agent.instructions())
                        .put("output_tokens_max", agent.outputTokensMax())).toList());
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
