package com.aimixup.application.images;

import java.time.Duration;

/**
 * Limits of image jobs.
 *
 * @param drawTime how long a provider may draw
 * @param lease how long a job whose node is silent counts as alive
 * @param runningPerAccount how many jobs one person may have under way
 */
public record ImageLimits(Duration drawTime, Duration lease, int runningPerAccount) {

    public static final ImageLimits DEFAULT =
            new ImageLimits(Duration.ofMinutes(5), Duration.ofSeconds(15), 4);

    /** A job that waits may be taken up for so long after all nodes were gone. */
    private static final Duration WAITING = Duration.ofHours(1);

    Duration holdTime() {
        return WAITING.plus(callTime());
    }

    /** A hold that ends earlier than this may end before the pictures are there. */
    Duration callTime() {
        return drawTime.plus(lease).plusMinutes(1);
    }
}
