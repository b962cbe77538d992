package com.aimixup.application.teams;

import com.aimixup.application.conversations.Roster;
import com.aimixup.application.runtime.Ids;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.teams.Team;
import com.aimixup.domain.teams.TeamId;
import java.time.Clock;
import java.util.Optional;

/** Makes a team. A client that makes the id itself can send it again without a second effect. */
public final class CreateTeam {

    /** @param id made by the client; empty if we are to make it */
    public record Command(AccountId account, Optional<TeamId> id, TeamDraft draft) {}

    public sealed interface Outcome {
        /** Or there already, from the same request before. */
        record Created(Team team) implements Outcome {}

        /** The id stands for another team, or for this one as it was changed since. */
        record IdTaken() implements Outcome {}

        /** The person has another team of this slug. */
        record SlugTaken() implements Outcome {}

        record Refused(Roster.Refusal refusal) implements Outcome {}
    }

    private final Teams teams;
    private final Roster roster;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    CreateTeam(Teams teams, Roster roster, Transactions transactions, Ids ids, Clock clock) {
        this.teams = teams;
        this.roster = roster;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var repeated = repeated(command);
        if (repeated.isPresent()) return repeated.get();
        var agents = command.draft().agents(ids);
        var refusal = roster.refusal(agents, command.draft().rules(), false);
        if (refusal.isPresent()) return new Outcome.Refused(refusal.get());
        var now = clock.instant();
        var id = command.id().orElseGet(() -> new TeamId(ids.next()));
        var team = command.draft().as(command.account(), id, agents, 1, now, now);
        return transactions.run(() -> {
            teams.lock(command.account());
            var meanwhile = repeated(command);
            if (meanwhile.isPresent()) return meanwhile.get();
            if (teams.findBySlug(command.account(), team.slug()).isPresent())
                return new Outcome.SlugTaken();
            teams.add(team);
            return new Outcome.Created(team);
        });
    }

    private Optional<Outcome> repeated(Command command) {
        return command.id().flatMap(id -> teams.find(command.account(), id))
                .map(found -> TeamDraft.of(found).equals(command.draft())
                        ? new Outcome.Created(found) : new Outcome.IdTaken());
    }
}
