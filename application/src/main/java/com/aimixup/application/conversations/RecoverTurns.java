package com.aimixup.application.conversations;

import com.aimixup.application.credits.Holds;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.conversations.Answer;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.Message.Author.Speaker;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.credits.Credits;
import java.time.Clock;
import java.util.Optional;

/** Ends turns whose node died: open answers are interrupted, what was held is given back. A job. */
public final class RecoverTurns {
    private static final int BATCH = 100;
    private static final String INTERRUPTED = "interrupted";
    private final Turns turns;
    private final Messages messages;
    private final Conversations conversations;
    private final Holds holds;
    private final Transactions transactions;
    private final Clock clock;

    public RecoverTurns(Turns turns, Messages messages, Conversations conversations, Holds holds,
            Transactions transactions, Clock clock) {
        this.turns = turns;
        this.messages = messages;
        this.conversations = conversations;
        this.holds = holds;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return how many turns were ended */
    public int handle() {
        var recovered = 0;
        for (var turn : turns.abandoned(clock.instant(), BATCH))
            if (transactions.run(() -> recover(turn))) recovered++;
        return recovered;
    }

    private boolean recover(Turn turn) {
        conversations.lock(turn.account(), turn.conversation());
        var ended = turn.ended(Turn.State.INTERRUPTED, Optional.empty(), clock.instant());
        if (!turns.end(ended)) return false;
        for (var message : messages.ofTurn(turn.account(), turn.id()))
            if (message.state() == Message.State.OPEN
                    && message.author() instanceof Speaker(var agent, var round)) {
                messages.complete(turn.account(), interrupted(message));
                holds.close(turn.account(), turn.id().holdFor(agent, round), Credits.ZERO);
            }
        return true;
    }

    private static Message interrupted(Message open) {
        var answer = open.answer().orElseThrow();
        return new Message(open.id(), open.parent(), open.turn(), open.author(),
                Message.State.FAILED, open.text(), Optional.of(new Answer(answer.model(),
                        Optional.of(INTERRUPTED), true, answer.usage(), Credits.ZERO, false)),
                open.createdAt());
    }
}
