package com.aimixup.application.images;

import com.aimixup.application.images.ImageJobs.Key;
import com.aimixup.application.providers.CallSwitch;
import com.aimixup.domain.images.ImageJob;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** The jobs that this node drives. */
public final class ImageRuns {
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** One job under way. */
    private record Run(CallSwitch calls, Bell bell) {}

    private final UUID node;
    private final ImageJobs jobs;
    private final DrawImages drawing;
    private final Executor threads;
    private final Clock clock;
    private final ImageLimits limits;
    private final Map<Key, Run> runs = new ConcurrentHashMap<>();
    private volatile boolean stopping;
    private volatile boolean interrupting;

    ImageRuns(UUID node, ImageJobs jobs, DrawImages drawing, Executor threads, Clock clock,
            ImageLimits limits) {
        this.node = node;
        this.jobs = jobs;
        this.drawing = drawing;
        this.threads = threads;
        this.clock = clock;
        this.limits = limits;
    }

    ImageJobs.Lease lease() {
        return new ImageJobs.Lease(node, clock.instant().plus(limits.lease()));
    }

    boolean isStopping() {
        return stopping;
    }

    /** Of a job that is stored under a lease of this node. */
    void start(ImageJob job) {
        var run = new Run(new CallSwitch(), new Bell());
        if (runs.putIfAbsent(Key.of(job), run) != null) return; // driven here already
        try {
            threads.execute(() -> drive(job, run));
        } catch (RejectedExecutionException stopped) {
            runs.remove(Key.of(job)); // so that its lease ends and it is recovered
            throw stopped;
        }
        // One that slipped in after all the others were interrupted.
        if (interrupting) run.calls().cancel();
    }

    private void drive(ImageJob job, Run run) {
        try {
            drawing.handle(job, run.calls(), run.bell()::ring);
        } finally {
            runs.remove(Key.of(job));
            run.bell().ring();
        }
    }

    /** Rings when the job changes, if it is driven here. */
    Bell bell(Key job) {
        return Optional.ofNullable(runs.get(job)).map(Run::bell).orElseGet(Bell::new);
    }

    void cancel(Key job) {
        Optional.ofNullable(runs.get(job)).ifPresent(run -> {
            run.calls().cancel();
            run.bell().ring();
        });
    }

    public int count() {
        return runs.size();
    }

    /** Keeps the leases alive; a job calls this several times within one lease. */
    public void extendLeases() {
        var driven = Set.copyOf(runs.keySet());
        if (!driven.isEmpty()) jobs.extendLeases(node, driven, lease().until());
    }

    /** From now on no job is taken. */
    public void beginStop() {
        stopping = true;
    }

    /**
     * Lets the jobs under way finish for a while, then interrupts the rest and waits until that is
     * stored.
     */
    public void stop(Duration patience, Duration lastWait) throws InterruptedException {
        beginStop();
        await(patience);
        interrupting = true;
        runs.values().forEach(run -> run.calls().cancel());
        await(lastWait);
    }

    private void await(Duration time) throws InterruptedException {
        for (var left = time; !runs.isEmpty() && left.isPositive(); left = left.minus(PAUSE))
            Thread.sleep(PAUSE);
    }
}
