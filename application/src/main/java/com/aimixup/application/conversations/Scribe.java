package com.aimixup.application.conversations;

import com.aimixup.application.runtime.Patience;
import com.aimixup.application.runtime.StoreUnavailable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes down what the turns of this node tell, all turns with one statement, and shows it to the
 * readers when it is written. What is urgent is written at once; the rest of an answer's pieces
 * collect for some milliseconds, longer if the store is slower than that.
 */
final class Scribe {
    private static final Logger LOG = System.getLogger(Scribe.class.getName());
    private static final Duration PACE = Duration.ofMillis(20);
    private final UUID node;
    private final ToldEvents told;
    private final TurnWatch watch;
    private final Patience patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<LiveFeed> waiting = new LinkedHashSet<>();
    private boolean urgent;
    private boolean busy;
    private long lastNanos = System.nanoTime() - PACE.toNanos();

    Scribe(UUID node, ToldEvents told, TurnWatch watch, Patience patience) {
        this.node = node;
        this.told = told;
        this.watch = watch;
        this.patience = patience;
    }

    /** Does not wait. */
    void write(LiveFeed feed, boolean atOnce) {
        lock.lock();
        try {
            waiting.add(feed);
            if (atOnce) {
                urgent = true;
                changed.signal();
            }
            if (busy) return;
            busy = true;
        } finally {
            lock.unlock();
        }
        Thread.ofVirtual().name("scribe").start(this::work);
    }

    private void work() {
        for (var due = next(); !due.isEmpty(); due = next()) {
            var parts = new LinkedHashMap<LiveFeed, ToldEvents.Part>();
            due.forEach(feed -> feed.take().ifPresent(part -> parts.put(feed, part)));
            store(parts);
        }
    }

    /** Those that have something to write; empty ends the work. */
    private List<LiveFeed> next() {
        lock.lock();
        try {
            var left = PACE.toNanos() - (System.nanoTime() - lastNanos);
            while (!urgent && left > 0 && !waiting.isEmpty()) left = pause(left);
            var due = List.copyOf(waiting);
            waiting.clear();
            urgent = false;
            lastNanos = System.nanoTime();
            busy = !due.isEmpty();
            return due;
        } finally {
            lock.unlock();
        }
    }

    private long pause(long nanos) {
        try {
            return changed.awaitNanos(nanos);
        } catch (InterruptedException nobodyDoes) {
            return 0;
        }
    }

    private void store(Map<LiveFeed, ToldEvents.Part> parts) {
        if (parts.isEmpty()) return;
        try {
            var written = patience.run(() -> told.write(node, parts.values()));
            parts.forEach((feed, part) -> {
                if (!written.contains(part.turn().id())) feed.lose();
                else if (feed.show(part.events())) write(feed, true);
            });
            watch.told(written);
        } catch (StoreUnavailable away) {
            LOG.log(Level.ERROR, "turns.not-written count=" + parts.size());
            parts.keySet().forEach(LiveFeed::lose);
        } catch (RuntimeException | Error failure) {
            if (parts.size() == 1) {
                LOG.log(Level.ERROR, "turn.not-written", failure);
                parts.keySet().forEach(LiveFeed::lose);
            } else {
                // Whatever is wrong with one turn must not be the others' trouble.
                parts.forEach((feed, part) -> store(Map.of(feed, part)));
            }
        }
    }
}
