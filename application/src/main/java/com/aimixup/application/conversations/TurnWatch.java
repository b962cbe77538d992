package com.aimixup.application.conversations;

import com.aimixup.application.runtime.Signals;
import com.aimixup.domain.conversations.TurnId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Who on this node waits for news of turns that other nodes drive, and which of this node's turns
 * are waited for elsewhere: only of those the others are told.
 */
final class TurnWatch {
    private static final String TOLD = "turn-told";
    private static final String FOLLOWED = "turn-followed";
    private static final String STOP = "turn-stop";
    private static final Duration INTEREST = Duration.ofSeconds(30);
    private final Signals signals;
    private final Clock clock;
    private final Map<TurnId, Set<Semaphore>> waiting = new ConcurrentHashMap<>();
    private final Map<TurnId, Instant> followed = new ConcurrentHashMap<>();
    private final List<Runnable> onStop = new CopyOnWriteArrayList<>();

    TurnWatch(Signals signals, Clock clock) {
        this.signals = signals;
        this.clock = clock;
        signals.listen(this::heard);
    }

    private void heard(String topic, UUID id) {
        var turn = new TurnId(id);
        switch (topic) {
            case TOLD -> waiting.getOrDefault(turn, Set.of()).forEach(Semaphore::release);
            case FOLLOWED -> followed.put(turn, clock.instant().plus(INTEREST));
            case STOP -> onStop.forEach(Runnable::run);
            default -> { }
        }
    }

    /** Somebody asked a turn to stop, perhaps one of this node. */
    void onStop(Runnable action) {
        onStop.add(action);
    }

    void stop(Collection<TurnId> turns) {
        signals.send(STOP, ids(turns));
    }

    /** Wakes those who follow these turns on other nodes, if there are any. */
    void told(Collection<TurnId> turns) {
        if (followed.isEmpty()) return;
        var now = clock.instant();
        followed.values().removeIf(until -> until.isBefore(now));
        var awaited = turns.stream().filter(followed::containsKey).toList();
        if (!awaited.isEmpty()) signals.send(TOLD, ids(awaited));
    }

    /** Wakes them whoever they are: the turn was ended by another node than the one it had. */
    void ended(TurnId turn) {
        signals.send(TOLD, List.of(turn.value()));
    }

    private static List<UUID> ids(Collection<TurnId> turns) {
        return turns.stream().map(TurnId::value).toList();
    }

    /** Begins to wait; look into the store only then, so that no news is missed. */
    Waiter waiter(TurnId turn) {
        var waiter = new Waiter(turn);
        waiting.computeIfAbsent(turn, _ -> new CopyOnWriteArraySet<>()).add(waiter.woken);
        return waiter;
    }

    final class Waiter implements AutoCloseable {
        private final TurnId turn;
        private final Semaphore woken = new Semaphore(0);

        private Waiter(TurnId turn) {
            this.turn = turn;
        }

        /** Tells the node that drives the turn that it is followed from here. */
        void ask() {
            signals.send(FOLLOWED, List.of(turn.value()));
        }

        void await(Duration time) throws InterruptedException {
            if (woken.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS)) woken.drainPermits();
        }

        @Override
        public void close() {
            waiting.computeIfPresent(turn, (_, all) -> {
                all.remove(woken);
                return all.isEmpty() ? null : all;
            });
        }
    }
}
