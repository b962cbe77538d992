package com.aimixup.domain.conversations;

import com.aimixup.domain.conversations.Line.Voice;
import com.aimixup.domain.privacy.Private;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one agent is told: who it is, who else is there, and the messages as it hears them. Nothing
 * of the person but what is written in the conversation ({@code share.minimal}).
 */
public record Script(Private<String> instructions, List<Line> lines) {

    public Script {
        lines = List.copyOf(lines);
    }

    /**
     * @param branch the messages up to now, oldest first, the question of this turn included
     */
    public static Script of(Conversation conversation, List<Message> branch, TurnId turn, Cue cue) {
        var self = conversation.agent(cue.agent()).orElseThrow();
        var lines = new ArrayList<Line>();
        for (var message : branch) {
            var answerOfThisTurn = message.turn().equals(turn)
                    && message.author() instanceof Message.Author.Speaker;
            if (answerOfThisTurn && cue.hearing() == Cue.Hearing.BEFORE_TURN) continue;
            if (message.isHeard() && isFor(self, message))
                lines.add(line(conversation, self, message));
        }
        var task = Tasks.text(conversation, self, cue);
        if (task.isPresent())
            lines.add(new Line(new Voice.Person(), task.get()));
        else if (lines.isEmpty() || lines.getLast().voice() instanceof Voice.Self)
            // Providers want the last word to be somebody else's.
            lines.add(new Line(new Voice.Person(), Private.of("Please go on.")));
        return new Script(instructions(conversation, self, cue), lines);
    }

    /** A moderator's choices are nobody else's business. */
    private static boolean isFor(Agent self, Message message) {
        return !(message.author() instanceof Message.Author.Speaker(var agent, var round))
                || agent.equals(self.id()) || message.answer().map(Answer::brief)
                        .filter(brief -> brief.task() == Cue.Task.CHOOSE).isEmpty();
    }

    private static Line line(Conversation conversation, Agent self, Message message) {
        return switch (message.author()) {
            case Message.Author.Person() -> line(new Voice.Person(), message);
            case Message.Author.Speaker(var agent, var round) -> agent.equals(self.id())
                    ? line(new Voice.Self(), message)
                    : line(new Voice.Other(name(conversation.agent(agent))), message);
            case Message.Author.Imported(var name) -> line(new Voice.Other(name), message);
        };
    }

    private static Line line(Voice voice, Message message) {
        return new Line(voice, message.text(), message.files());
    }

    /** An agent that has left the conversation since is still somebody else. */
    private static Private<String> name(Optional<Agent> agent) {
        return agent.map(Agent::name).orElse(Private.of("A former participant"));
    }

    private static Private<String> instructions(Conversation conversation, Agent self,
            Cue cue) {
        var own = self.instructions().reveal();
        if (conversation.agents().size() == 1) return self.instructions();
        var others = conversation.agents().stream().filter(agent -> !agent.id().equals(self.id()))
                .map(agent -> agent.name().reveal()).collect(Collectors.joining(", "));
        var company = "You are " + self.name().reveal() + ". You share this conversation with a"
                + " person and with " + others + ". What they say is marked with their name in"
                + " square brackets. Speak only for yourself and do not mark your own words."
                + (cue.mayAgree() ? Tasks.AGREEING : "");
        return Private.of(own.isBlank() ? company : own + "\n\n" + company);
    }
}
