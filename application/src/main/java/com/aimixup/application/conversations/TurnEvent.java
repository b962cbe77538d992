package com.aimixup.application.conversations;

import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.conversations.Answer;
import com.aimixup.domain.conversations.Brief;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.privacy.Private;
import java.util.List;

/** What readers of a turn are told while it happens. */
public sealed interface TurnEvent {

    /** @param held for the first step */
    record Started(Turn turn, List<Agent> agents, Credits held) implements TurnEvent {}

    record AgentStarted(Agent agent, int round, MessageId message, Brief brief)
            implements TurnEvent {}

    record AgentDelta(Agent agent, int round, MessageId message, Private<String> text)
            implements TurnEvent {}

    record AgentReasoning(Agent agent, int round, MessageId message, Private<String> text)
            implements TurnEvent {}

    /** What it drew is kept; it stands in its message, too. */
    record AgentImage(Agent agent, int round, MessageId message, FileId file)
            implements TurnEvent {}

    record AgentCompleted(Agent agent, int round, MessageId message, Answer answer)
            implements TurnEvent {}

    /** The others go on. The answer's end is the code of the failure. */
    record AgentFailed(Agent agent, int round, MessageId message, Answer answer)
            implements TurnEvent {}

    /** The turn is over: completed, cancelled or interrupted, as its state says. */
    record Ended(Turn turn, Credits charged, List<MessageId> messages) implements TurnEvent {}
}
