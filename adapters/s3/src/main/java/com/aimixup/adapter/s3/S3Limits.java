package com.aimixup.adapter.s3;

import java.time.Duration;

/**
 * How long the store may take.
 *
 * @param connect until it takes a connection
 * @param silence between two signs of life
 * @param attempt for one request, its body included, but not the reading of an answer's
 * @param call for a request with all that is tried again
 */
public record S3Limits(Duration connect, Duration silence, Duration attempt, Duration call) {
    /** A part of 8 MiB passes within the attempt at 1.2 Mbit/s. */
    public static final S3Limits USUAL = new S3Limits(Duration.ofSeconds(5),
            Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(150));
}
