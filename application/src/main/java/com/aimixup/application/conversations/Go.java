package com.aimixup.application.conversations;

import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.conversations.Answer;
import com.aimixup.domain.conversations.Brief;
import com.aimixup.domain.conversations.Cue;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.Message.Author;
import com.aimixup.domain.conversations.Message.State;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.TurnId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Hold;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.Optional;

/**
 * One agent's go, paid for and ready to be asked.
 *
 * @param rationed whether its answer is shorter than it would be if there were more credits
 * @param hold empty if the model costs nothing
 */
record Go(TurnId turn, Cue cue, Voice voice, MessageId message, MessageId parent,
        Brief brief, Asked asked, boolean rationed, Optional<Hold> hold,
        Instant createdAt) {

    /** The same with a message id of the client's. */
    Go as(MessageId id) {
        return new Go(turn, cue, voice, id, parent, brief, asked, rationed, hold,
                createdAt);
    }

    Agent agent() {
        return voice.agent();
    }

    Credits held() {
        return hold.map(Hold::limit).orElse(Credits.ZERO);
    }

    /** The answer before a word of it is known. */
    Message open() {
        return message(State.OPEN, Private.of(""), Answer.pending(agent().model(), brief));
    }

    Message message(State state, Private<String> text, Answer answer) {
        return new Message(message, Optional.of(parent), turn,
                new Author.Speaker(agent().id(), cue.round()), state, text,
                Optional.of(answer), createdAt);
    }
}
