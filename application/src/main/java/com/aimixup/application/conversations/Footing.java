package com.aimixup.application.conversations;

import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.conversations.Answer;
import com.aimixup.domain.conversations.Brief;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.Cue;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.Message.Author.Person;
import com.aimixup.domain.conversations.Message.Author.Speaker;
import com.aimixup.domain.conversations.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a turn stands on: a new question after some message, or one said otherwise or again. */
sealed interface Footing {

    record Refused(TakeTurn.Outcome outcome) implements Footing {}

    /**
     * @param before what was said until then
     * @param parent what the turn's first message hangs on
     * @param again the one answer that is given again; empty if something is asked
     */
    record Ready(List<Message> before, Optional<MessageId> parent, Optional<Cue> again)
            implements Footing {

        List<Agent> speakers(Conversation conversation) {
            return again.map(cue -> conversation.agent(cue.agent()).stream().toList())
                    .orElse(conversation.agents());
        }
    }

    static Footing of(TakeTurn.Command command, Conversation conversation, Messages messages) {
        var last = command.instead().or(command::parent).or(conversation::head);
        var branch = new ArrayList<>(last.map(id -> messages.branch(command.account(),
                conversation.id(), id)).orElse(List.of()));
        if (last.isPresent() && branch.isEmpty())
            return new Refused(new TakeTurn.Outcome.UnknownParent());
        return command.instead().isEmpty() ? new Ready(branch, last, Optional.empty())
                : instead(branch.removeLast(), branch, command, conversation);
    }

    private static Footing instead(Message replaced, List<Message> before,
            TakeTurn.Command command, Conversation conversation) {
        if (replaced.author() instanceof Person != command.asks())
            return new Refused(new TakeTurn.Outcome.NotReplaceable());
        if (command.asks()) return new Ready(before, replaced.parent(), Optional.empty());
        var task = replaced.answer().map(Answer::brief).map(Brief::task);
        if (!(replaced.author() instanceof Speaker(var agent, var round)) || before.isEmpty()
                || task.isEmpty() || task.get() == Cue.Task.CHOOSE)
            return new Refused(new TakeTurn.Outcome.NotReplaceable());
        if (conversation.agent(agent).isEmpty())
            return new Refused(new TakeTurn.Outcome.AgentGone());
        before.removeIf(message -> isBeside(message, replaced));
        return new Ready(before, replaced.parent(),
                Optional.of(Cue.again(agent, round, task.get())));
    }

    /** Those who spoke at the same time were not heard the first time either. */
    private static boolean isBeside(Message message, Message replaced) {
        return message.turn().equals(replaced.turn()) && message.author() instanceof Speaker
                && message.createdAt().equals(replaced.createdAt());
    }
}
