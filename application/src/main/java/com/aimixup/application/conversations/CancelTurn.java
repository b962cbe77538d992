package com.aimixup.application.conversations;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.conversations.TurnId;
import java.util.List;

/**
 * Stops turns: their calls are closed at once, what was said is kept and paid, and nobody speaks
 * any more. Whichever node is asked, the one that drives the turn obeys.
 */
public final class CancelTurn {

    public sealed interface Outcome {
        /** It is about to end; its stream tells when. */
        record Asked(Turn turn) implements Outcome {}

        /** It had ended before, in whichever way. */
        record Over(Turn turn) implements Outcome {}

        record UnknownTurn() implements Outcome {}
    }

    private final Turns turns;
    private final TurnRuns runs;
    private final TurnWatch watch;

    CancelTurn(Turns turns, TurnRuns runs, TurnWatch watch) {
        this.turns = turns;
        this.runs = runs;
        this.watch = watch;
    }

    /** As its person wishes. Harmless if repeated. */
    public Outcome handle(AccountId account, ConversationId conversation, TurnId turn) {
        var found = turns.find(account, conversation, turn);
        if (found.isEmpty()) return new Outcome.UnknownTurn();
        if (found.get().state() != Turn.State.RUNNING) return new Outcome.Over(found.get());
        stop(List.of(found.get()), Turn.BY_PERSON);
        return new Outcome.Asked(found.get());
    }

    private void stop(List<Turn> running, String reason) {
        running.forEach(turn -> runs.stop(turn.id(), reason)); // no detour if it is here
        var elsewhere = running.stream().filter(turn -> turns.askStop(turn, reason))
                .map(Turn::id).toList();
        if (!elsewhere.isEmpty()) watch.stop(elsewhere);
    }
}
