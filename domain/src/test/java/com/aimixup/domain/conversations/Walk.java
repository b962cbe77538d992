package com.aimixup.domain.conversations;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A whole turn as its plan has it, without a provider: each cue is answered as a test says. */
record Walk(List<List<Cue>> steps, List<Message> said, Optional<String> reason) {

    static Walk of(MixRules rules, List<Agent> agents, Function<Cue, Message> answer) {
        return of(rules, agents, List.of(), answer);
    }

    /** A plan that does not end fails. */
    static Walk of(MixRules rules, List<Agent> agents, List<AgentId> addressed,
            Function<Cue, Message> answer) {
        var steps = new ArrayList<List<Cue>>();
        var said = new ArrayList<Message>();
        while (true) {
            var step = rules.next(new Floor(agents, addressed, said, Duration.ZERO));
            if (step.isEnd()) return new Walk(steps, said, step.reason());
            steps.add(step.cues());
            step.cues().forEach(cue -> said.add(answer.apply(cue)));
            assertTrue(said.size() <= 2 * agents.size() * rules.rounds() + 2, "does not end");
        }
    }

    /** As "2.1 REVIEW": agent 2 in round 1; those who speak together on one line. */
    List<String> told() {
        return steps.stream().map(step -> String.join(", ", step.stream().map(cue ->
                cue.agent().value().getLeastSignificantBits() + "." + cue.round() + " "
                        + cue.task()).toList())).toList();
    }
}
