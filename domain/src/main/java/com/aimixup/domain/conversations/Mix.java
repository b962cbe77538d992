package com.aimixup.domain.conversations;

import com.aimixup.domain.conversations.Cue.Hearing;
import com.aimixup.domain.conversations.Cue.Task;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Who speaks when. A mix is a pure plan: from the agents and what has been said in this turn it
 * tells who speaks next; an empty step ends the turn. An answer that failed counts as said, so a
 * failing agent never stops the others.
 */
public enum Mix {
    /** The first agent answers. */
    SINGLE((floor, rules) -> floor.spoken() == 0
            ? Step.of(Cue.answer(floor.agent(0), 1, Hearing.BEFORE_TURN))
            : Step.END),

    /** Everyone answers at once and alone. */
    PARALLEL((floor, rules) -> floor.spoken() == 0
            ? new Step(floor.agents().stream()
                    .map(agent -> Cue.answer(agent, 1, Hearing.BEFORE_TURN)).toList())
            : Step.END),

    /** One after the other, each hearing those before. */
    ROUND_ROBIN((floor, rules) -> floor.spoken() < floor.agents().size()
            ? Step.of(Cue.answer(floor.agent(floor.spoken()), 1, Hearing.ALL))
            : Step.END),

    /** Round by round in order, each hearing all before; then the first agent closes. */
    DEBATE((floor, rules) -> {
        var size = floor.agents().size();
        var round = floor.spoken() / size + 1;
        if (round <= rules.rounds())
            return Step.of(Cue.answer(floor.agent(floor.spoken() % size), round, Hearing.ALL));
        return floor.spoken() == size * rules.rounds()
                ? Step.of(new Cue(floor.agent(0), round, Hearing.ALL, Task.CLOSE))
                : Step.END;
    });

    /** The agents of the conversation, in order, and how many answers this turn has had. */
    public record Floor(List<AgentId> agents, int spoken) {
        public Floor {
            agents = List.copyOf(agents);
            if (agents.isEmpty()) throw new IllegalArgumentException("nobody to speak");
        }

        AgentId agent(int index) {
            return agents.get(index);
        }
    }

    /** Those who speak together, next. */
    public record Step(List<Cue> cues) {
        public static final Step END = new Step(List.of());

        public Step {
            cues = List.copyOf(cues);
        }

        static Step of(Cue cue) {
            return new Step(List.of(cue));
        }

        public boolean isEnd() {
            return cues.isEmpty();
        }
    }

    private final BiFunction<Floor, MixRules, Step> plan;

    Mix(BiFunction<Floor, MixRules, Step> plan) {
        this.plan = plan;
    }

    public Step next(Floor floor, MixRules rules) {
        return plan.apply(floor, rules);
    }
}
