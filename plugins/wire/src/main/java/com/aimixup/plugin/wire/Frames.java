package com.aimixup.plugin.wire;

import java.io.IOException;
import java.util.Optional;

/** The events of one answer, in order, each as soon as its last byte is there. */
public interface Frames {

    /**
     * Blocks for the next one; empty at the end of the stream, where an event that was cut off is
     * dropped.
     *
     * @throws LimitException if an event is larger than allowed
     */
    Optional<Frame> next() throws IOException;

    /**
     * What came that is no event, for example a bare JSON error in a stream of server-sent events.
     * Complete once {@link #next} was empty.
     */
    default String stray() {
        return "";
    }
}
