package com.aimixup.domain.conversations;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the agents of a conversation take turns, and when they stop.
 *
 * @param rounds how often each agent speaks, where the mix has rounds
 * @param lead the place, from 1, of the agent that moderates, merges, writes or closes; the first
 *     agent leads where nobody has that place
 * @param untilAgreed whether rounds end early once all who spoke in one say that they agree
 * @param timeLimit after this time no further answer begins, and those under way are cut short
 */
public record MixRules(
        Mix mix, int rounds, int lead, boolean untilAgreed, Optional<Duration> timeLimit) {
    public static final int ROUNDS_MAX = 10;
    public static final int ROUNDS_DEFAULT = 2;
    public static final int LEAD_DEFAULT = 1;
    public static final Duration TIME_LIMIT_MAX = Duration.ofDays(1);

    public MixRules {
        if (rounds < 1 || rounds > ROUNDS_MAX) throw new IllegalArgumentException("rounds");
        if (lead < 1 || lead > Conversation.AGENTS_MAX) throw new IllegalArgumentException("lead");
        if (timeLimit.filter(limit -> limit.compareTo(Duration.ofSeconds(1)) < 0
                || limit.compareTo(TIME_LIMIT_MAX) > 0).isPresent())
            throw new IllegalArgumentException("time limit");
    }

    public MixRules(Mix mix, int rounds) {
        this(mix, rounds, LEAD_DEFAULT, false, Optional.empty());
    }

    Agent leader(List<Agent> agents) {
        return agents.get(lead <= agents.size() ? lead - 1 : 0);
    }

    /** The same rules for agents of which the one at a place, from 1, has left. */
    public MixRules without(int place) {
        var moved = lead == place ? LEAD_DEFAULT : lead > place ? lead - 1 : lead;
        return new MixRules(mix, rounds, moved, untilAgreed, timeLimit);
    }

    /** All but the leader. */
    public List<AgentId> others(List<Agent> agents) {
        var lead = leader(agents).id();
        return agents.stream().map(Agent::id).filter(id -> !id.equals(lead)).toList();
    }

    /** Of whom the mix may ask more than an answer: who only draws cannot have their place. */
    public List<AgentId> inWords(List<Agent> agents) {
        if (agents.isEmpty()) return List.of();
        var leader = List.of(leader(agents).id());
        return switch (mix) {
            case SINGLE, PARALLEL, ROUND_ROBIN -> List.of();
            case DEBATE -> leader;
            case MODERATED, SYNTHESIS -> agents.size() > 1 ? leader : List.of();
            case CRITIQUE -> agents.size() > 1 ? agents.stream().map(Agent::id).toList()
                    : List.of();
        };
    }

    /** Those who may get to speak. */
    public List<AgentId> speakers(List<Agent> agents, List<AgentId> addressed) {
        if (!addressed.isEmpty()) return addressed;
        return (mix == Mix.SINGLE ? agents.subList(0, 1) : agents).stream().map(Agent::id).toList();
    }

    /** Who speaks next, by these rules or because the person asked for somebody by name. */
    public Step next(Floor floor) {
        if (!floor.said().isEmpty() && timeLimit.filter(limit ->
                floor.elapsed().compareTo(limit) >= 0).isPresent()) return Step.OUT_OF_TIME;
        return floor.addressed().isEmpty() ? mix.next(floor, this) : Mix.addressed(floor);
    }
}
