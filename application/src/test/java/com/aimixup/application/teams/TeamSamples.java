package com.aimixup.application.teams;

import com.aimixup.application.conversations.ConversationSamples;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.conversations.MixRules;
import com.aimixup.domain.privacy.Private;
import com.aimixup.domain.teams.Slug;
import com.aimixup.domain.teams.Team;
import com.aimixup.domain.teams.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Teams for the contracts; each with new ids. */
public final class TeamSamples {
    private TeamSamples() {}

    public static Team team(AccountId account, String slug, Instant createdAt) {
        return new Team(account, new TeamId(UUID.randomUUID()), slug(slug),
                Private.of("Größtes Team 🌍"), new MixRules(Mix.DEBATE, 3),
                List.of(ConversationSamples.agent("Ada"), ConversationSamples.agent("Bob")), 1,
                createdAt, createdAt);
    }

    public static Slug slug(String text) {
        return Slug.parse(text).orElseThrow();
    }
}
