package com.aimixup.domain.conversations;

import com.aimixup.domain.conversations.Cue.Hearing;
import com.aimixup.domain.conversations.Cue.Task;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Who speaks when. A mix is a pure plan: from the agents and what has been said in this turn it
 * tells who speaks next; an empty step ends the turn. An answer that failed counts as said, so a
 * failing agent never stops the others. {@link MixRules#next} asks it, after the rules that hold
 * for every mix.
 */
public enum Mix {
    /** The first agent answers. */
    SINGLE((floor, rules) -> floor.spoken() == 0
            ? Step.of(Cue.answer(floor.agent(0), 1, Hearing.BEFORE_TURN))
            : Step.END),

    /** Everyone answers at once and alone. */
    PARALLEL((floor, rules) -> floor.spoken() == 0 ? alone(floor) : Step.END),

    /** One after the other, each hearing those before. */
    ROUND_ROBIN((floor, rules) -> floor.spoken() < floor.size()
            ? Step.of(Cue.answer(floor.agent(floor.spoken()), 1, Hearing.ALL))
            : Step.END),

    /** Round by round in order, each hearing all before; then one closes. */
    DEBATE((floor, rules) -> {
        var size = floor.size();
        var round = floor.spoken() / size;
        var agreed = agreedAfter(floor, rules);
        var last = Math.min(agreed, rules.rounds());
        if (round < last)
            return Step.of(Cue.answer(floor.agent(floor.spoken() % size), round + 1, Hearing.ALL)
                    .agreeing(rules.untilAgreed()));
        if (floor.spoken() == size * last)
            return Step.of(Cue.of(rules.leader(floor.agents()).id(), last + 1, Hearing.ALL,
                    Task.CLOSE));
        return agreed <= rules.rounds() ? Step.AGREED : Step.END;
    }),

    /** One agent chooses who of the others speaks next, or ends. */
    MODERATED((floor, rules) -> {
        var lead = rules.leader(floor.agents());
        var speakers = floor.allBut(lead);
        if (speakers.isEmpty()) return SINGLE.next(floor, rules);
        var choices = floor.spoken() / 2;
        if (floor.spoken() % 2 == 1) return chosen(floor, rules, lead, speakers, choices + 1);
        if (choices > 0 && rules.untilAgreed() && floor.isAgreedLately(lead, speakers.size()))
            return Step.AGREED;
        return choices < rules.rounds() * speakers.size()
                ? Step.of(Cue.of(lead.id(), choices + 1, Hearing.ALL, Task.CHOOSE)) : Step.END;
    }),

    /** Everyone answers at once and alone; then one makes one answer of them all. */
    SYNTHESIS((floor, rules) -> {
        if (floor.spoken() == 0) return alone(floor);
        return floor.spoken() == floor.size() && floor.size() > 1
                ? Step.of(Cue.of(rules.leader(floor.agents()).id(), 2, Hearing.ALL, Task.MERGE))
                : Step.END;
    }),

    /** One writes; each round the others review it at once and the writer revises. */
    CRITIQUE((floor, rules) -> {
        var size = floor.size();
        var writer = rules.leader(floor.agents()).id();
        if (floor.spoken() == 0)
            return Step.of(Cue.answer(writer, 1, Hearing.BEFORE_TURN));
        if (size == 1) return Step.END;
        var round = (floor.spoken() - 1) / size + 1;
        if ((floor.spoken() - 1) % size != 0) { // all reviews of this round are there
            var agreed = rules.untilAgreed()
                    && floor.isAgreed(floor.spoken() - (size - 1), floor.spoken());
            return agreed ? Step.AGREED
                    : Step.of(Cue.of(writer, round + 1, Hearing.ALL, Task.REVISE));
        }
        if (round > rules.rounds()) return Step.END;
        return Step.of(floor.allBut(rules.leader(floor.agents())).stream().map(reviewer ->
                Cue.of(reviewer.id(), round, Hearing.ALL, Task.REVIEW)
                        .agreeing(rules.untilAgreed())).toList());
    });

    private final BiFunction<Floor, MixRules, Step> plan;

    Mix(BiFunction<Floor, MixRules, Step> plan) {
        this.plan = plan;
    }

    Step next(Floor floor, MixRules rules) {
        return plan.apply(floor, rules);
    }

    /** Those whom the person named speak one after the other, whatever the mix. */
    static Step addressed(Floor floor) {
        return floor.spoken() < floor.addressed().size()
                ? Step.of(Cue.answer(floor.addressed().get(floor.spoken()), 1, Hearing.ALL))
                : Step.END;
    }

    private static Step alone(Floor floor) {
        return Step.of(floor.agents().stream()
                .map(agent -> Cue.answer(agent.id(), 1, Hearing.BEFORE_TURN)).toList());
    }

    /** The round in which everybody agreed; beyond all rounds if there was none. */
    private static int agreedAfter(Floor floor, MixRules rules) {
        var size = floor.size();
        for (var round = 1; rules.untilAgreed() && round <= rules.rounds()
                && round * size <= floor.spoken(); round++)
            if (floor.isAgreed((round - 1) * size, round * size)) return round;
        return Integer.MAX_VALUE;
    }

    /** A choice that cannot be read, or ends before anybody spoke, falls back to the order. */
    private static Step chosen(Floor floor, MixRules rules, Agent lead, List<Agent> speakers,
            int round) {
        var answer = floor.said().getLast();
        var choice = isWhole(answer) ? Marker.choice(answer.text(), speakers)
                : Optional.<Marker.Choice>empty();
        if (choice.isPresent() && choice.get() instanceof Marker.Choice.End && round > 1)
            return Step.END;
        var next = choice.isPresent() && choice.get() instanceof Marker.Choice.Next(var named)
                ? named : inOrder(floor, speakers);
        return Step.of(Cue.answer(next, round, Hearing.ALL).agreeing(rules.untilAgreed()));
    }

    /** What was cut off may name somebody else than it was going to. */
    private static boolean isWhole(Message answer) {
        return answer.state() == Message.State.COMPLETE
                && answer.answer().flatMap(Answer::end).filter("length"::equals).isEmpty();
    }

    /** The one after the last to speak. */
    private static AgentId inOrder(Floor floor, List<Agent> speakers) {
        if (floor.spoken() < 2) return speakers.getFirst().id();
        var last = floor.said().get(floor.spoken() - 2).author();
        var place = 0;
        for (var index = 0; index < speakers.size(); index++)
            if (last instanceof Message.Author.Speaker(var agent, var round)
                    && agent.equals(speakers.get(index).id())) place = index + 1;
        return speakers.get(place % speakers.size()).id();
    }
}
