package com.aimixup.application.teams;

import static com.aimixup.application.conversations.ConversationSamples.NOON;
import static com.aimixup.application.conversations.ConversationSamples.agent;
import static com.aimixup.application.conversations.ConversationSamples.person;
import static com.aimixup.application.teams.TeamSamples.slug;
import static com.aimixup.application.teams.TeamSamples.team;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aimixup.application.privacy.MemorySections;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Mix;
import com.aimixup.domain.conversations.MixRules;
import com.aimixup.domain.privacy.Private;
import com.aimixup.domain.teams.Team;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store of teams promises. */
public abstract class TeamsContract {
    private final AccountId anna = person();
    private final AccountId ben = person();

    protected abstract Teams teams();

    protected abstract Vault vault();

    protected abstract Transactions transactions();

    @BeforeEach
    void makeKeys() {
        vault().createKey(anna);
        vault().createKey(ben);
    }

    @Test
    void whatWasAddedIsReadBackByIdAndBySlug() {
        var team = added(team(anna, "three-heads", NOON));
        assertEquals(Optional.of(team), teams().find(anna, team.id()));
        assertEquals(Optional.of(team), teams().findBySlug(anna, slug("three-heads")));
        assertEquals(Optional.empty(), teams().findBySlug(anna, slug("three")));
    }

    @Test
    void twoPeopleMayHaveTeamsOfOneSlugAndDoNotSeeEachOthers() {
        var annas = added(team(anna, "panel", NOON));
        var bens = added(team(ben, "panel", NOON));
        assertEquals(Optional.of(annas), teams().findBySlug(anna, slug("panel")));
        assertEquals(Optional.of(bens), teams().findBySlug(ben, slug("panel")));
        assertEquals(Optional.empty(), teams().find(ben, annas.id()));
        assertEquals(List.of(bens), teams().page(ben, Optional.empty(), 10));
    }

    @Test
    void savingChangesEverythingButIdAndCreation() {
        var before = added(team(anna, "old", NOON));
        var after = new Team(anna, before.id(), slug("new"), Private.of("New"),
                new MixRules(Mix.SINGLE, 1), List.of(before.agents().getLast(), agent("Cem")), 2,
                NOON, NOON.plusSeconds(5));
        transactions().run(() -> teams().save(after));
        assertEquals(Optional.of(after), teams().find(anna, before.id()));
        assertEquals(Optional.of(after), teams().findBySlug(anna, slug("new")));
        assertEquals(Optional.empty(), teams().findBySlug(anna, slug("old")));
    }

    @Test
    void savingWhatIsGoneDoesNotBringItBack() {
        var team = added(team(anna, "gone", NOON));
        transactions().run(() -> teams().remove(anna, team.id()));
        transactions().run(() -> teams().save(team));
        assertEquals(Optional.empty(), teams().find(anna, team.id()));
    }

    @Test
    void removingTakesOneTeamOfOnePerson() {
        var team = added(team(anna, "one", NOON));
        var other = added(team(anna, "two", NOON));
        transactions().run(() -> teams().remove(ben, team.id()));
        assertEquals(Optional.of(team), teams().find(anna, team.id()));
        transactions().run(() -> teams().remove(anna, team.id()));
        assertEquals(List.of(other), teams().page(anna, Optional.empty(), 10));
    }

    @Test
    void pagesComeNewestFirst() {
        var first = added(team(anna, "a", NOON));
        var second = added(team(anna, "b", NOON.plusSeconds(1)));
        var third = added(team(anna, "c", NOON.plusSeconds(2)));
        assertEquals(List.of(third, second), teams().page(anna, Optional.empty(), 2));
        assertEquals(List.of(first), teams().page(anna, Optional.of(second.id()), 2));
    }

    @Test
    void anArchiveHasOnesOwnTeamsOnlyAndErasingRemovesThem() {
        var annas = added(team(anna, "mine", NOON));
        var bens = added(team(ben, "theirs", NOON));
        var sections = new MemorySections();
        teams().export(anna, sections);
        assertEquals(List.of("mine"), sections.of("teams").stream()
                .map(fields -> fields.get("slug")).toList());
        transactions().run(() -> teams().erase(anna));
        transactions().run(() -> teams().erase(anna));
        assertEquals(Optional.empty(), teams().find(anna, annas.id()));
        assertEquals(Optional.of(bens), teams().find(ben, bens.id()));
    }

    private Team added(Team team) {
        transactions().run(() -> {
            teams().lock(team.account());
            teams().add(team);
        });
        return team;
    }
}
