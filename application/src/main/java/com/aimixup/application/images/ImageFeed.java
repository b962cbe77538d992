package com.aimixup.application.images;

import com.aimixup.domain.images.ImageJob;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The events of one job for one reader, on whatever node: looked up in the store when the job
 * changes here, and now and then in case that it changes elsewhere.
 */
public final class ImageFeed {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private final Supplier<Optional<ImageJob>> look;
    private final Bell bell;
    private List<ImageEvent> known = List.of();
    private boolean over;

    ImageFeed(Supplier<Optional<ImageJob>> look, Bell bell) {
        this.look = look;
        this.bell = bell;
    }

    /**
     * The events after a number, the first of which is 1. Waits for one for at most this long; an
     * empty answer means that nothing came in that time, or that nothing more will come.
     */
    public List<ImageEvent> after(long number, Duration patience) throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var heard = bell.rings();
            read();
            if (known.size() > number) return known.subList(Math.toIntExact(number), known.size());
            var left = Duration.ofNanos(deadline - System.nanoTime());
            if (over || !left.isPositive()) return List.of();
            bell.await(heard, left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN);
        }
    }

    /** Whether who has read up to this number has read everything there will ever be. */
    public boolean isRead(long number) {
        return over && number >= known.size();
    }

    /** A job that was removed tells nothing more. */
    private void read() {
        if (over) return;
        var job = look.get();
        known = job.map(ImageEvent::of).orElse(known);
        over = job.map(found -> found.state().isOver()).orElse(true);
    }
}
