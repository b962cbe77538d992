package com.aimixup.application.teams;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.teams.Slug;
import com.aimixup.domain.teams.Team;
import com.aimixup.domain.teams.TeamId;
import java.util.List;
import java.util.Optional;

/** Shows a person their teams; another person's are as unknown as none. */
public final class ReadTeams {
    private final Teams teams;

    public ReadTeams(Teams teams) {
        this.teams = teams;
    }

    /** Newest first. */
    public List<Team> page(AccountId account, Optional<TeamId> after, int limit) {
        return teams.page(account, after, limit);
    }

    public Optional<Team> one(AccountId account, TeamId id) {
        return teams.find(account, id);
    }

    public Optional<Team> bySlug(AccountId account, Slug slug) {
        return teams.findBySlug(account, slug);
    }
}
