package com.aimixup.domain.conversations;

import com.aimixup.domain.conversations.Message.Author.Speaker;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * All that a plan looks at.
 *
 * @param agents of the conversation, in their order
 * @param addressed those whom the person asked for by name, in that order
 * @param said the answers of this turn, in their order; one that failed counts as said
 * @param elapsed since the turn began
 */
public record Floor(
        List<Agent> agents, List<AgentId> addressed, List<Message> said, Duration elapsed) {

    public Floor {
        agents = List.copyOf(agents);
        addressed = List.copyOf(addressed);
        said = List.copyOf(said);
        if (agents.isEmpty()) throw new IllegalArgumentException("nobody to speak");
    }

    int size() {
        return agents.size();
    }

    int spoken() {
        return said.size();
    }

    AgentId agent(int index) {
        return agents.get(index).id();
    }

    List<Agent> allBut(Agent one) {
        return agents.stream().filter(agent -> !agent.id().equals(one.id())).toList();
    }

    /**
     * Whether somebody was heard among these answers, and all who were heard agree. A picture
     * neither agrees nor disagrees.
     */
    boolean isAgreed(int from, int to) {
        var heard = said.subList(from, to).stream()
                .filter(message -> message.isHeard() && !message.isPicture()).toList();
        return !heard.isEmpty() && heard.stream()
                .allMatch(message -> Marker.agrees(message.text()));
    }

    /** As {@link #isAgreed}, of the last answer of each agent that is no choice. */
    boolean isAgreedLately(Agent lead, int voices) {
        var last = new LinkedHashMap<AgentId, Message>();
        for (var message : said)
            if (message.isHeard() && message.author() instanceof Speaker(var agent, var round)
                    && !agent.equals(lead.id())) last.put(agent, message);
        var words = last.values().stream().filter(message -> !message.isPicture()).toList();
        return last.size() >= voices && !words.isEmpty()
                && words.stream().allMatch(message -> Marker.agrees(message.text()));
    }
}
