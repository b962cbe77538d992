package com.aimixup.application.teams;

import com.aimixup.application.conversations.Roster;
import com.aimixup.application.runtime.Ids;
import com.aimixup.application.runtime.Transactions;
import java.time.Clock;

/** What a person can do with teams. */
public record TeamUseCases(CreateTeam create, ChangeTeam change, RemoveTeam remove,
        ReadTeams read, PresetTeams presets) {

    public static TeamUseCases over(Teams teams, Roster roster, PresetTeams presets,
            Transactions transactions, Ids ids, Clock clock) {
        return new TeamUseCases(new CreateTeam(teams, roster, transactions, ids, clock),
                new ChangeTeam(teams, roster, transactions, ids, clock),
                new RemoveTeam(teams, transactions), new ReadTeams(teams),
                presets);
    }
}
