package com.aimixup.application.conversations;

import com.aimixup.application.providers.CallSwitch;
import com.aimixup.application.runtime.Patience;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.conversations.AgentId;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.Floor;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.conversations.Step;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.credits.Credits;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Drives one turn from its first step to its end, in a thread of its own: a client that goes away
 * changes nothing.
 */
final class TurnRun implements Runnable {
    private static final Logger LOG = System.getLogger(TurnRun.class.getName());

    /** What a run is made of, the same for all turns. */
    record Parts(Staging staging, Handing handing, Performance performance,
            Conversations conversations, Turns turns, Telling telling,
            Transactions transactions, Patience patience, Executor threads, Clock clock) {}

    /** How what is said is written down and shown. */
    record Telling(UUID node, ToldEvents told, Scribe scribe, TurnWatch watch) {}

    private enum End { STORED, OVER_ALREADY, REMOVED }

    private sealed interface Next {
        record Speak(List<Go> goes) implements Next {}

        record End(Turn.State state, Optional<String> reason) implements Next {}
    }

    private final Parts parts;
    private final Conversation conversation;
    private final Optional<Credits> ceiling;
    private final Turn turn;
    private final List<Message> branch;
    private final List<AgentId> addressed;
    private final List<Message> answers = new ArrayList<>();
    private final List<Go> first;
    private final LiveFeed feed;
    private Map<AgentId, Voice> cast;
    private final CallSwitch calls = new CallSwitch();
    private final AtomicReference<Optional<Next.End>> stop =
            new AtomicReference<>(Optional.empty());

    /**
     * @param conversation as it was when the turn began
     * @param branch up to the question
     * @param addressed whom the person asked by name
     * @param first stored and held for
     */
    TurnRun(Parts parts, Turn turn, Conversation conversation, Map<AgentId, Voice> cast,
            Optional<Credits> ceiling, List<Message> branch, List<AgentId> addressed,
            List<Go> first) {
        this.parts = parts;
        this.turn = turn;
        this.conversation = conversation;
        this.cast = cast;
        this.ceiling = ceiling;
        this.branch = branch;
        this.first = first;
        this.addressed = addressed;
        var telling = parts.telling();
        feed = new LiveFeed(turn, telling.scribe(), new StoredFeed(turn, parts.turns(),
                telling.told(), telling.watch()), calls::cancel);
    }

    Turn turn() {
        return turn;
    }

    LiveFeed feed() {
        return feed;
    }

    /**
     * Ends the turn as soon as its calls obey; what has been said is kept and paid. The first to
     * stop it says why.
     */
    void stop(Turn.State state, Optional<String> reason) {
        stop.compareAndSet(Optional.empty(), Optional.of(new Next.End(state, reason)));
        calls.cancel();
    }

    @Override
    public void run() {
        try {
            var held = first.stream().map(Go::held).reduce(Credits.ZERO, Credits::plus);
            feed.publish(new TurnEvent.Started(turn, conversation.agents(), held));
            end(play());
        } catch (RuntimeException | Error failure) {
            // Recovery ends the turn in the store when its lease is over, and tells so.
            LOG.log(Level.ERROR, "turn.broke-off turn=" + turn.id().value(), failure);
            feed.lose();
        }
    }

    private Next.End play() {
        var goes = first;
        while (true) {
            speak(goes);
            switch (next()) {
                case Next.Speak(var more) -> goes = more;
                case Next.End end -> {
                    return end;
                }
            }
        }
    }

    private Next next() {
        if (calls.isCancelled()) return stop.get().orElseGet(() ->
                new Next.End(Turn.State.INTERRUPTED, Optional.empty()));
        var elapsed = Duration.between(turn.startedAt(), parts.clock().instant());
        var step = turn.rules().next(new Floor(conversation.agents(), addressed, answers, elapsed));
        return step.isEnd() ? new Next.End(Turn.State.COMPLETED, step.reason())
                : stage(step, parts.staging().answerTime(turn.rules(), elapsed));
    }

    private void speak(List<Go> goes) {
        if (goes.size() == 1) {
            answers.add(give(goes.getFirst()));
            return;
        }
        var running = goes.stream()
                .map(go -> CompletableFuture.supplyAsync(() -> give(go), parts.threads())).toList();
        try {
            // All of them, also if one breaks: nobody may go on after the turn has ended.
            CompletableFuture.allOf(running.toArray(CompletableFuture<?>[]::new)).join();
        } finally {
            running.stream().filter(given -> !given.isCompletedExceptionally())
                    .forEach(given -> answers.add(given.join()));
        }
    }

    private Message give(Go go) {
        return parts.performance().give(turn, go, feed, calls);
    }

    private Next stage(Step step, Duration answerTime) {
        var heard = new ArrayList<>(branch);
        heard.addAll(answers);
        cast = parts.handing().handOn(turn.account(), heard, cast);
        var drafts = parts.staging().draft(conversation, cast, heard, turn.id(), step,
                answerTime);
        var left = ceiling.map(most -> most.minus(charged()));
        return parts.patience().run(() -> parts.transactions().run(() -> {
            if (!lockRunning()) return new Next.End(Turn.State.INTERRUPTED, Optional.empty());
            var available = parts.staging()
                    .lockFunds(turn.account(), turn.conversation()).amount();
            return switch (parts.staging().ration(turn.id(), drafts,
                    left.map(available::atMost).orElse(available), answers.getLast().id())) {
                case Staging.Result.TooFew(var needed, var budget) -> new Next.End(
                        Turn.State.COMPLETED, Optional.of(Turn.OUT_OF_CREDITS));
                case Staging.Result.Ready(var goes) -> {
                    parts.staging().store(conversation, goes);
                    yield new Next.Speak(goes);
                }
            };
        }));
    }

    /** False if the conversation is gone or local only by now, or this node was taken for dead. */
    private boolean lockRunning() {
        var now = parts.conversations().lock(turn.account(), turn.conversation());
        // Turned on since it began: whoever speaks in it may be elsewhere.
        if (now.filter(found -> found.localOnly() && !conversation.localOnly()).isPresent())
            return false;
        return parts.turns().running(turn.account(), turn.conversation())
                .filter(running -> running.id().equals(turn.id())).isPresent();
    }

    private void end(Next.End end) {
        var number = feed.awaitWritten();
        if (number.isEmpty()) return; // another node has ended it, or will
        var ended = turn.ended(end.state(), end.reason(), parts.clock().instant());
        var last = new TurnFeed.Numbered(number.get(), new TurnEvent.Ended(ended, charged(),
                answers.stream().map(Message::id).toList()));
        var told = parts.telling().told();
        switch (parts.patience().run(() -> parts.transactions().run(() -> store(ended, last)))) {
            case STORED -> {
                show(last);
                told.pack(turn);
            }
            case OVER_ALREADY -> feed.lose(); // the store knows how it ended
            case REMOVED -> {
                show(last);
                told.remove(turn.account(), turn.id());
            }
        }
    }

    /** The end and that it was told are one. */
    private End store(Turn ended, TurnFeed.Numbered last) {
        var telling = parts.telling();
        if (parts.turns().end(ended)) {
            telling.told().append(telling.node(), new ToldEvents.Part(turn, List.of(last)));
            return End.STORED;
        }
        return parts.turns().find(turn.account(), turn.conversation(), turn.id()).isPresent()
                ? End.OVER_ALREADY : End.REMOVED;
    }

    private void show(TurnFeed.Numbered last) {
        feed.show(List.of(last));
        parts.telling().watch().told(List.of(turn.id()));
    }

    private Credits charged() {
        return answers.stream().map(answer -> answer.answer().orElseThrow().charged())
                .reduce(Credits.ZERO, Credits::plus);
    }
}
