package com.aimixup.domain.conversations;

import com.aimixup.domain.privacy.Private;
import java.util.Optional;
import java.util.stream.Collectors;

/** What agents are told to do when it is more than to answer. */
final class Tasks {
    static final String AGREEING = " If you agree with what was said and have nothing to add, end"
            + " your answer with a line that has only the word " + Marker.AGREED + ".";

    private Tasks() {}

    static Optional<Private<String>> text(Conversation conversation, Agent self, Cue cue) {
        return switch (cue.task()) {
            case ANSWER -> Optional.empty();
            case CLOSE -> Optional.of(Private.of("Close the debate: say in a few sentences what"
                    + " was agreed, what was not, and what you conclude."));
            case MERGE -> Optional.of(Private.of("Merge the answers, your own among them, into one:"
                    + " keep what is right, settle what differs, and answer the person. Do not"
                    + " tell who said what unless it matters."));
            case REVIEW -> Optional.of(Private.of("Review the latest text: say what is wrong,"
                    + " missing or unclear, and what to change. Do not write it anew."));
            case REVISE -> Optional.of(Private.of("Revise your text after these reviews. Answer"
                    + " with the whole new text and nothing else."));
            case CHOOSE -> Optional.of(Private.of("Moderate: choose who speaks next. Answer with"
                    + " one line and nothing else: either \"" + Marker.NEXT + "\" and one of these"
                    + " names: " + others(conversation, self) + "; or \"" + Marker.END
                    + "\" once the person's question is answered."));
        };
    }

    static String others(Conversation conversation, Agent self) {
        return conversation.agents().stream().filter(agent -> !agent.id().equals(self.id()))
                .map(agent -> agent.name().reveal()).collect(Collectors.joining(", "));
    }
}
