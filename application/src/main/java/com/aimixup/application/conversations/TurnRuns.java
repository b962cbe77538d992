package com.aimixup.application.conversations;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Turn;
import com.aimixup.domain.conversations.TurnId;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;

/** The turns that this node drives. */
public final class TurnRuns {
    private static final Duration PAUSE = Duration.ofMillis(20);
    private final UUID node;
    private final Turns turns;
    private final Executor threads;
    private final Clock clock;
    private final TurnLimits limits;
    private final Map<TurnId, TurnRun> runs = new ConcurrentHashMap<>();
    private volatile boolean stopping;
    private volatile boolean interrupting;

    /**
     * @param node names this process, anew at each start
     * @param threads one thread for each task, cheap to block
     */
    public TurnRuns(UUID node, Turns turns, Executor threads, Clock clock, TurnLimits limits) {
        this.node = node;
        this.turns = turns;
        this.threads = threads;
        this.clock = clock;
        this.limits = limits;
    }

    Turns.Lease lease() {
        return new Turns.Lease(node, clock.instant().plus(limits.lease()));
    }

    boolean isStopping() {
        return stopping;
    }

    /**
     * Makes a turn known before anybody can find it in the store. Then {@link #start} it, or {@link
     * #withdraw} it if it could not be stored.
     */
    void announce(TurnRun run) {
        runs.put(run.turn().id(), run);
    }

    /** Harmless if it was never announced. */
    void withdraw(TurnId turn) {
        runs.remove(turn);
    }

    void start(TurnRun run) {
        try {
            threads.execute(() -> drive(run));
        } catch (RejectedExecutionException stopped) {
            withdraw(run.turn().id()); // so that its lease ends and it is recovered
            throw stopped;
        }
        // One that slipped in after all the others were interrupted.
        if (interrupting) interrupt(run);
    }

    private void drive(TurnRun run) {
        try {
            run.run();
        } finally {
            withdraw(run.turn().id());
        }
    }

    Optional<TurnFeed> feed(TurnId turn) {
        return Optional.ofNullable(runs.get(turn)).map(TurnRun::feed);
    }

    public int count() {
        return runs.size();
    }

    /** Keeps the leases alive; a job calls this several times within one lease. */
    public void extendLeases() {
        var driven = Set.copyOf(runs.keySet());
        if (!driven.isEmpty()) turns.extendLeases(node, driven, lease().until());
    }

    /**
     * Takes no more turns, lets those under way finish for a while, then interrupts the rest and
     * waits until they are stored.
     */
    public void stop(Duration patience, Duration lastWait) throws InterruptedException {
        stopping = true;
        await(patience);
        interrupting = true;
        runs.values().forEach(TurnRuns::interrupt);
        await(lastWait);
    }

    private static void interrupt(TurnRun run) {
        run.stop(Turn.State.INTERRUPTED, Optional.empty());
    }

    /** Stops a turn that this node drives; harmless otherwise. */
    void stop(TurnId turn, String reason) {
        Optional.ofNullable(runs.get(turn)).ifPresent(run ->
                run.stop(Turn.State.CANCELLED, Optional.of(reason)));
    }

    /** Whose turns this node drives. */
    public Set<AccountId> accounts() {
        return runs.values().stream().map(run -> run.turn().account())
                .collect(Collectors.toSet());
    }

    /**
     * Stops all that a person has under way on this node.
     *
     * @param reason a code, shown in the turn
     */
    public void stopAll(AccountId account, String reason) {
        runs.values().stream().filter(run -> run.turn().account().equals(account))
                .forEach(run -> run.stop(Turn.State.CANCELLED, Optional.of(reason)));
    }

    /** Stops those of its turns that somebody has asked to stop, on whichever node; also a job. */
    public void obeyStops() {
        if (!runs.isEmpty()) turns.stopsAsked(node).forEach(this::stop);
    }

    private void await(Duration time) throws InterruptedException {
        for (var left = time; !runs.isEmpty() && left.isPositive(); left = left.minus(PAUSE))
            Thread.sleep(PAUSE);
    }
}
