package com.aimixup.domain.conversations;

import com.aimixup.domain.privacy.Private;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What agents say to the plan and not to people. Read strictly: whatever is not exactly in this
 * form is ordinary text.
 */
final class Marker {
    /** The last line of an answer whose author has nothing to add. */
    static final String AGREED = "AGREED";
    /** A moderator's whole answer. */
    static final String END = "END";
    static final String NEXT = "NEXT:";

    sealed interface Choice {
        record Next(AgentId agent) implements Choice {}

        record End() implements Choice {}
    }

    private Marker() {}

    static boolean agrees(Private<String> text) {
        var lines = text.reveal().strip().lines().toList();
        return !lines.isEmpty() && lines.getLast().strip().equals(AGREED);
    }

    /** Empty unless it is one line that ends, or names one of these agents. */
    static Optional<Choice> choice(Private<String> text, List<Agent> agents) {
        var line = text.reveal().strip();
        if (line.equals(END)) return Optional.of(new Choice.End());
        if (!line.startsWith(NEXT)) return Optional.empty();
        var name = folded(line.substring(NEXT.length()));
        return agents.stream().filter(agent -> folded(agent.name().reveal()).equals(name))
                .findFirst().map(agent -> new Choice.Next(agent.id()));
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
