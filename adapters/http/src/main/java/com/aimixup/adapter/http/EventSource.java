package com.aimixup.adapter.http;

import java.time.Duration;
import java.util.List;

/** Numbered events of something that is under way or over, for the readers of a stream. */
interface EventSource {

    record Told(long number, String name, JsonObject data) {}

    /**
     * The events after a number. Waits until there is one, for at most this long; may be empty
     * earlier if there is nothing more to come.
     */
    List<Told> after(long number, Duration patience) throws InterruptedException;

    /** Whether who has read up to this number has read everything there will ever be. */
    boolean isRead(long number);
}
