package com.aimixup.application.teams;

import com.aimixup.application.conversations.Roster;
import com.aimixup.application.runtime.Ids;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.teams.Team;
import com.aimixup.domain.teams.TeamId;
import java.time.Clock;
import java.util.List;

/** Changes a team. Conversations that began with it stay as they are. */
public final class ChangeTeam {

    /** @param ifVersion the version that the person saw */
    public record Command(AccountId account, TeamId team, long ifVersion, TeamDraft draft) {}

    public sealed interface Outcome {
        record Changed(Team team) implements Outcome {}

        record UnknownTeam() implements Outcome {}

        /** Somebody changed it in the meantime. */
        record ChangedMeanwhile(long version) implements Outcome {}

        /** The person has another team of this slug. */
        record SlugTaken() implements Outcome {}

        record Refused(Roster.Refusal refusal) implements Outcome {}
    }

    private final Teams teams;
    private final Roster roster;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    ChangeTeam(Teams teams, Roster roster, Transactions transactions, Ids ids, Clock clock) {
        this.teams = teams;
        this.roster = roster;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        return transactions.run(() -> {
            teams.lock(command.account());
            var found = teams.find(command.account(), command.team());
            return found.map(team -> change(command, team)).orElseGet(Outcome.UnknownTeam::new);
        });
    }

    private Outcome change(Command command, Team now) {
        if (command.ifVersion() != now.version())
            return new Outcome.ChangedMeanwhile(now.version());
        var draft = command.draft();
        var other = teams.findBySlug(command.account(), draft.slug());
        if (other.filter(team -> !team.id().equals(now.id())).isPresent())
            return new Outcome.SlugTaken();
        // A model that was lost since is no reason not to give the team another name.
        var agents = TeamDraft.of(now).agents().equals(draft.agents()) ? now.agents()
                : draft.agents(ids);
        var refusal = roster.refusal(agents, fresh(now, agents), draft.rules(), false)
                .or(() -> roster.wordless(agents, draft.rules()));
        if (refusal.isPresent()) return new Outcome.Refused(refusal.get());
        var changed = draft.as(now.account(), now.id(), agents, now.version() + 1,
                now.createdAt(), clock.instant());
        teams.save(changed);
        return new Outcome.Changed(changed);
    }

    private static List<Agent> fresh(Team now, List<Agent> agents) {
        return agents.stream().filter(agent -> !now.agents().contains(agent)).toList();
    }
}
