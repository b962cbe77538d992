package com.aimixup.application.teams;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.teams.Slug;
import com.aimixup.domain.teams.Team;
import com.aimixup.domain.teams.TeamId;
import java.util.List;
import java.util.Optional;

/** The teams that people made. */
public interface Teams extends PersonalData {

    /** One change of a person's teams at a time, until the transaction ends. */
    void lock(AccountId account);

    Optional<Team> find(AccountId account, TeamId id);

    Optional<Team> findBySlug(AccountId account, Slug slug);

    /** Under the lock; its id and slug must be free. */
    void add(Team team);

    /** Under the lock; its slug must be free or its own. */
    void save(Team team);

    void remove(AccountId account, TeamId id);

    /** Newest first by creation; continues after an id that an earlier page ended with. */
    List<Team> page(AccountId account, Optional<TeamId> after, int limit);
}
