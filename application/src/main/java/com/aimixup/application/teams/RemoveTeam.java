package com.aimixup.application.teams;

import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.teams.TeamId;
import java.util.Optional;

/** Removes a team for good. Conversations that began with it stay as they are. */
public final class RemoveTeam {

    /** @param ifVersion the version that the person saw; empty to remove whatever is there */
    public record Command(AccountId account, TeamId team, Optional<Long> ifVersion) {}

    public sealed interface Outcome {
        record Removed() implements Outcome {}

        record UnknownTeam() implements Outcome {}

        /** Somebody changed it in the meantime. */
        record ChangedMeanwhile(long version) implements Outcome {}
    }

    private final Teams teams;
    private final Transactions transactions;

    RemoveTeam(Teams teams, Transactions transactions) {
        this.teams = teams;
        this.transactions = transactions;
    }

    public Outcome handle(Command command) {
        return transactions.run(() -> {
            teams.lock(command.account());
            var found = teams.find(command.account(), command.team());
            if (found.isEmpty()) return new Outcome.UnknownTeam();
            var version = found.get().version();
            if (command.ifVersion().filter(seen -> seen != version).isPresent())
                return new Outcome.ChangedMeanwhile(version);
            teams.remove(command.account(), command.team());
            return new Outcome.Removed();
        });
    }
}
