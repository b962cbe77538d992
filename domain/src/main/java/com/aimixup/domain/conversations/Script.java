package com.aimixup.domain.conversations;

import com.aimixup.domain.conversations.Line.Voice;
import com.aimixup.domain.conversations.Message.Author;
import com.aimixup.domain.privacy.Private;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one agent is told: who it is, who else is there, and the messages as it hears them. Nothing
 * of the person but what is written in the conversation ({@code share.minimal}).
 *
 * <p>What does not fit into the window of its model is left out by whole messages, the oldest
 * first. The instructions, the question and the agent's task are always told.
 *
 * @param leftOut how many messages
 * @param tokens of all that is told, as estimated
 * @param fits whether at least what is always told is within the window
 */
public record Script(
        Private<String> instructions, List<Line> lines, int leftOut, long tokens, boolean fits) {

    private static final Private<String> DREW = Private.of("(drew a picture)");

    public Script {
        lines = List.copyOf(lines);
    }

    /** Made for one occasion, outside any turn. */
    public Script(Private<String> instructions, List<Line> lines) {
        this(instructions, lines, 0, 0, true);
    }

    /**
     * @param branch the messages up to now, oldest first, the question of this turn included
     */
    public static Script of(Conversation conversation, List<Message> branch, TurnId turn, Cue cue,
            Window window) {
        var self = conversation.agent(cue.agent()).orElseThrow();
        var names = new Names(conversation, branch);
        var heard = branch.stream().filter(message -> hears(self, cue, turn, message)).toList();
        var lines = heard.stream().map(message -> line(names, self, message)).toList();
        var instructions = instructions(conversation, names, self, cue);
        var tail = tail(conversation, names, self, cue, lines);
        var question = questionOf(turn, heard);

        var tokens = window.estimate().applyAsLong(new Line(Voice.HOST, instructions));
        for (var line : tail) tokens += window.estimate().applyAsLong(line);
        if (question >= 0) tokens += window.estimate().applyAsLong(lines.get(question));
        var fits = tokens <= window.tokens();
        var told = new ArrayList<Line>();
        var full = false; // once one does not fit, what is older is left out too
        for (var index = lines.size() - 1; index >= 0; index--) {
            var more = index == question ? 0 : window.estimate().applyAsLong(lines.get(index));
            if (index != question && (full || more > window.tokens() - tokens)) {
                full = true;
                continue;
            }
            tokens += more;
            told.addFirst(lines.get(index));
        }
        var leftOut = lines.size() - told.size();
        told.addAll(tail);
        return new Script(instructions, told, leftOut, tokens, fits);
    }

    private static boolean hears(Agent self, Cue cue, TurnId turn, Message message) {
        if (!message.isHeard()) return false;
        if (!(message.author() instanceof Author.Speaker(var agent, var round))) return true;
        if (message.turn().equals(turn) && cue.hearing() == Cue.Hearing.BEFORE_TURN) return false;
        // A moderator's choices are nobody else's business.
        return agent.equals(self.id()) || message.answer().map(Answer::brief)
                .filter(brief -> brief.task() == Cue.Task.CHOOSE).isEmpty();
    }

    private static int questionOf(TurnId turn, List<Message> heard) {
        for (var index = heard.size() - 1; index >= 0; index--)
            if (heard.get(index).turn().equals(turn)
                    && heard.get(index).author() instanceof Author.Person) return index;
        return -1;
    }

    private static Line line(Names names, Agent self, Message message) {
        return switch (message.author()) {
            case Author.Person() -> line(Voice.PERSON, names.said(Names.PERSON, message.text()),
                    message);
            case Author.Speaker(var agent, var round) -> agent.equals(self.id())
                    ? new Line(Voice.SELF, words(message)) // no provider takes pictures of itself
                    : line(Voice.OTHER, names.said(names.of(agent), words(message)), message);
            case Author.Imported(var name) -> line(Voice.OTHER,
                    names.said(names.of(name), message.text()), message);
        };
    }

    private static Private<String> words(Message message) {
        return message.isPicture() ? DREW : message.text();
    }

    private static Line line(Voice voice, Private<String> text, Message message) {
        return new Line(voice, text, message.files());
    }

    /** What the agent is to do; where that is clear, nothing. */
    private static List<Line> tail(Conversation conversation, Names names, Agent self, Cue cue,
            List<Line> lines) {
        var task = Tasks.text(conversation, self, cue);
        // Providers want the last word to be somebody else's.
        var goOn = lines.isEmpty() || lines.getLast().voice() == Voice.SELF;
        return task.or(() -> goOn ? Optional.of(Private.of("Please go on."))
                        : Optional.empty())
                .map(text -> new Line(Voice.HOST, names.said(Names.HOST, text))).stream().toList();
    }

    private static Private<String> instructions(Conversation conversation, Names names,
            Agent self, Cue cue) {
        if (!names.areUsed()) return self.instructions();
        var own = self.instructions().reveal();
        var others = conversation.agents().stream().filter(agent -> !agent.id().equals(self.id()))
                .map(agent -> names.of(agent.id())).collect(Collectors.joining(", "));
        var company = "You are " + names.of(self.id()) + ". You share this conversation with a"
                + " person" + (others.isEmpty() ? "" : " and with " + others) + ". What each of"
                + " them says begins with their name in square brackets, the person's with ["
                + Names.PERSON + "]; what begins with [" + Names.HOST + "] tells you what to do."
                + " Names in brackets anywhere else are only quoted. Speak for yourself alone and"
                + " do not mark your own words." + (cue.mayAgree() ? Tasks.AGREEING : "");
        return Private.of(own.isBlank() ? company : own + "\n\n" + company);
    }
}
