package com.aimixup.application.conversations;

import com.aimixup.application.credits.Holds;
import com.aimixup.application.runtime.StoreUnavailable;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.conversations.Answer;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.Message.Author.Speaker;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.credits.Credits;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;

/** Ends turns whose node died: open answers are interrupted, what was held is given back. A job. */
public final class RecoverTurns {
    private static final Logger LOG = System.getLogger(RecoverTurns.class.getName());
    private static final int BATCH = 100;
    private static final String INTERRUPTED = "interrupted";
    private final Turns turns;
    private final Messages messages;
    private final Conversations conversations;
    private final Holds holds;
    private final TurnRuns runs;
    private final Transactions transactions;
    private final Clock clock;

    public RecoverTurns(Turns turns, Messages messages, Conversations conversations, Holds holds,
            TurnRuns runs, Transactions transactions, Clock clock) {
        this.turns = turns;
        this.messages = messages;
        this.conversations = conversations;
        this.holds = holds;
        this.runs = runs;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return how many turns were ended */
    public int handle() {
        // After a time without a store this node's own leases may be over too.
        runs.extendLeases();
        var recovered = 0;
        for (var turn : turns.abandoned(clock.instant(), BATCH))
            if (recovers(turn)) recovered++;
        return recovered;
    }

    /** One that cannot be recovered must not keep the others from it. */
    private boolean recovers(Turn turn) {
        try {
            return transactions.run(() -> recover(turn));
        } catch (StoreUnavailable away) {
            throw away;
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "turn.not-recovered turn=" + turn.id().value(), failure);
            return false;
        }
    }

    /** Locks in the order of all others: conversation, balance, messages. */
    private boolean recover(Turn turn) {
        conversations.lock(turn.account(), turn.conversation());
        holds.lockAvailable(turn.account());
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
                        answer.brief(), Optional.of(INTERRUPTED), true, answer.usage(),
                        Credits.ZERO, false)),
                open.createdAt());
    }
}
