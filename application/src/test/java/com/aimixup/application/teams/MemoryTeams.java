package com.aimixup.application.teams;

import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.teams.Slug;
import com.aimixup.domain.teams.Team;
import com.aimixup.domain.teams.TeamId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Teams in memory. */
public final class MemoryTeams implements Teams {
    private record Key(AccountId account, TeamId id) {}

    private static final Comparator<Team> NEWEST_FIRST = Comparator.comparing(Team::createdAt)
            .thenComparing(team -> team.id().value().toString()).reversed();
    private final MemoryTransactions transactions;
    private final MemoryTable<Key, Team> teams;

    public MemoryTeams(MemoryTransactions transactions) {
        this.transactions = transactions;
        teams = transactions.table();
    }

    /** Transactions in memory come one after the other anyway. */
    @Override
    public void lock(AccountId account) {}

    @Override
    public Optional<Team> find(AccountId account, TeamId id) {
        return teams.find(new Key(account, id));
    }

    @Override
    public Optional<Team> findBySlug(AccountId account, Slug slug) {
        return of(account).stream().filter(team -> team.slug().equals(slug)).findFirst();
    }

    @Override
    public void add(Team team) {
        if (findBySlug(team.account(), team.slug()).isPresent() || !teams.add(key(team), team))
            throw new IllegalStateException("there is a team of this id or slug");
    }

    @Override
    public void save(Team team) {
        transactions.statement(() -> {
            if (teams.find(key(team)).isPresent()) teams.put(key(team), team);
        });
    }

    @Override
    public void remove(AccountId account, TeamId id) {
        teams.remove(new Key(account, id));
    }

    @Override
    public List<Team> page(AccountId account, Optional<TeamId> after, int limit) {
        var from = after.flatMap(id -> find(account, id));
        return of(account).stream()
                .filter(team -> from.isEmpty() || NEWEST_FIRST.compare(team, from.get()) > 0)
                .sorted(NEWEST_FIRST).limit(limit).toList();
    }

    private List<Team> of(AccountId account) {
        return teams.all((key, _) -> key.account().equals(account));
    }

    private static Key key(Team team) {
        return new Key(team.account(), team.id());
    }

    @Override
    public List<Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        of(account).forEach(team -> sections.record("teams", Map.of("id",
                team.id().value().toString(), "slug", team.slug().text().reveal())));
    }

    @Override
    public void erase(AccountId account) {
        teams.removeAll((key, _) -> key.account().equals(account));
    }
}
