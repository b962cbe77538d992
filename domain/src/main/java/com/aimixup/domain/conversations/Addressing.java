package com.aimixup.domain.conversations;

import com.aimixup.domain.privacy.Private;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the agents that a message asks for by {@code @name}.
 *
 * <p>Names are compared without regard to case and may have spaces; where several fit, the longest
 * counts. What stands before the sign and after the name must not be a letter or a digit, so that
 * an e-mail address asks for nobody. A name that nobody has is ordinary text.
 */
public final class Addressing {
    private Addressing() {}

    /** In the order in which they are named, each once. */
    public static List<AgentId> of(Private<String> message, List<Agent> agents) {
        var text = message.reveal();
        var longestFirst = agents.stream().sorted(Comparator.comparingInt(
                (Agent agent) -> agent.name().reveal().length()).reversed()).toList();
        var found = new ArrayList<AgentId>();
        for (var at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            if (at > 0 && isWord(text.codePointBefore(at))) continue;
            var start = at + 1;
            longestFirst.stream().filter(agent -> isNamed(text, start, agent.name().reveal()))
                    .findFirst().map(Agent::id).filter(id -> !found.contains(id))
                    .ifPresent(found::add);
        }
        return found;
    }

    private static boolean isNamed(String text, int start, String name) {
        var end = start + name.length();
        return !name.isBlank() && text.regionMatches(true, start, name, 0, name.length())
                && (end == text.length() || !isWord(text.codePointAt(end))
                        || !isWord(name.codePointBefore(name.length())));
    }

    private static boolean isWord(int character) {
        return Character.isLetterOrDigit(character) || character == '_';
    }
}
