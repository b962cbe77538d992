package com.aimixup.application.conversations;

import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.Turn;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The events of a turn that this node drives. They are shown when they are stored, so nobody sees
 * what could not be told again. The newest are kept here; a reader that lags behind them is served
 * from the store, and so is everybody once the turn is lost to another node.
 */
final class LiveFeed implements TurnFeed {
    /** Weights, all of which one turn takes at most. */
    private static final int KEPT = 64 * 1024;
    private static final int PART = 16 * 1024;
    private static final int UNWRITTEN = 512 * 1024;
    private final Turn turn;
    private final Scribe scribe;
    private final TurnFeed stored;
    private final Runnable onLoss;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<MessageId> begun = new HashSet<>();
    private final Deque<Numbered> unwritten = new ArrayDeque<>();
    private final Deque<Numbered> recent = new ArrayDeque<>();
    private int unwrittenWeight;
    private int recentWeight;
    private long numbered;
    private long shown;
    private boolean over;
    private boolean lost;

    /**
     * @param stored the same events, from the store
     * @param onLoss called when another node has gone on with the turn, or nothing can be stored
     */
    LiveFeed(Turn turn, Scribe scribe, TurnFeed stored, Runnable onLoss) {
        this.turn = turn;
        this.scribe = scribe;
        this.stored = stored;
        this.onLoss = onLoss;
    }

    Turn turn() {
        return turn;
    }

    /** Waits for the store only if much is waiting for it already. */
    void publish(TurnEvent event) {
        boolean urgent;
        lock.lock();
        try {
            while (unwrittenWeight > UNWRITTEN && !lost) changed.awaitUninterruptibly();
            if (over || lost) return; // nothing follows the end
            var next = new Numbered(++numbered, event);
            unwritten.add(next);
            unwrittenWeight += next.weight();
            urgent = isUrgent(event);
        } finally {
            lock.unlock();
        }
        scribe.write(this, urgent);
    }

    /** All but the second and later pieces of an answer. */
    private boolean isUrgent(TurnEvent event) {
        return switch (event) {
            case TurnEvent.AgentDelta delta -> begun.add(delta.message());
            case TurnEvent.AgentReasoning piece -> begun.add(piece.message());
            default -> true;
        };
    }

    /** What is to be written next, by one at a time; then {@link #show} it or {@link #lose}. */
    Optional<ToldEvents.Part> take() {
        lock.lock();
        try {
            var part = new ArrayList<Numbered>();
            for (var weight = 0; weight < PART && !unwritten.isEmpty(); ) {
                var next = unwritten.removeFirst();
                part.add(next);
                weight += next.weight();
                unwrittenWeight -= next.weight();
            }
            return part.isEmpty() ? Optional.empty()
                    : Optional.of(new ToldEvents.Part(turn, part));
        } finally {
            lock.unlock();
        }
    }

    /** @return whether there is more to write */
    boolean show(List<Numbered> events) {
        lock.lock();
        try {
            if (over || lost) return false;
            recent.addAll(events);
            for (var event : events) recentWeight += event.weight();
            while (recentWeight > KEPT && recent.size() > 1)
                recentWeight -= recent.removeFirst().weight();
            shown = events.getLast().number();
            numbered = Math.max(numbered, shown);
            over = events.getLast().event() instanceof TurnEvent.Ended;
            changed.signalAll();
            return !unwritten.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** From now on the store alone tells how the turn goes on. */
    void lose() {
        lock.lock();
        try {
            if (over || lost) return;
            lost = true;
            unwritten.clear();
            unwrittenWeight = 0;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        onLoss.run();
    }

    boolean isLost() {
        lock.lock();
        try {
            return lost;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until all is written that was published.
     *
     * @return the number of the next event; empty if the turn is lost
     */
    Optional<Long> awaitWritten() {
        lock.lock();
        try {
            while (shown < numbered && !lost) changed.awaitUninterruptibly();
            return lost ? Optional.empty() : Optional.of(numbered + 1);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Numbered> after(long number, Duration patience) throws InterruptedException {
        var wait = patience;
        lock.lock();
        try {
            var nanos = patience.toNanos();
            while (shown <= number && !over && !lost && nanos > 0)
                nanos = changed.awaitNanos(nanos);
            if (!lost) {
                if (shown <= number || number >= oldest() - 1) return recentAfter(number);
                wait = Duration.ZERO;
            }
        } finally {
            lock.unlock();
        }
        var found = stored.after(number, wait);
        return found.isEmpty() && !isLost() ? recentNow(number) : found;
    }

    private long oldest() {
        return recent.isEmpty() ? 1 : recent.getFirst().number();
    }

    /** Of a conversation that was removed the store has nothing older any more. */
    private List<Numbered> recentNow(long number) {
        lock.lock();
        try {
            return recentAfter(number);
        } finally {
            lock.unlock();
        }
    }

    private List<Numbered> recentAfter(long number) {
        // Who claims to have read more than there is hears of the end at least.
        var from = over && number > shown ? shown - 1 : number;
        return recent.stream().filter(event -> event.number() > from).toList();
    }

    @Override
    public boolean isRead(long number) {
        lock.lock();
        try {
            if (!lost) return over && number == shown;
        } finally {
            lock.unlock();
        }
        return stored.isRead(number);
    }
}
