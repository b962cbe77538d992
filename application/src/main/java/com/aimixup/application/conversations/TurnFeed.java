package com.aimixup.application.conversations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The events of one turn in their order, numbered from 1 without gaps. Readers come and go and
 * fetch at their own pace; a slow one holds up nobody and costs nothing more than the events
 * themselves.
 */
public final class TurnFeed {

    public record Numbered(long number, TurnEvent event) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Numbered> events = new ArrayList<>();
    private boolean over;

    void publish(TurnEvent event) {
        lock.lock();
        try {
            if (over) return; // nothing follows the end
            events.add(new Numbered(events.size() + 1L, event));
            over = event instanceof TurnEvent.Ended;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The events after a number. Waits until there is one, for at most this long; an empty answer
     * means that nothing came in that time, or that there is nothing more to come.
     */
    public List<Numbered> after(long number, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            var nanos = patience.toNanos();
            while (events.size() <= number && !over && nanos > 0)
                nanos = changed.awaitNanos(nanos);
            var from = Math.clamp(number, 0, events.size());
            return List.copyOf(events.subList(from, events.size()));
        } finally {
            lock.unlock();
        }
    }

    /** Whether somebody who has read up to this number has read everything there will ever be. */
    public boolean isRead(long number) {
        lock.lock();
        try {
            return over && number >= events.size();
        } finally {
            lock.unlock();
        }
    }
}
