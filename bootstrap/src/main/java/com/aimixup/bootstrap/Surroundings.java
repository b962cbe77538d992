package com.aimixup.bootstrap;

import com.aimixup.application.runtime.Ids;
import com.aimixup.application.runtime.TimeOrderedIds;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** Time, ids and chance as the machine gives them; tests bring their own. */
public record Surroundings(Clock clock, Ids ids, SecureRandom random) {

    public static Surroundings ofTheMachine() {
        // Microseconds are what PostgreSQL keeps: what is read back equals what was stored.
        var clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
        var random = new SecureRandom();
        return new Surroundings(clock, new TimeOrderedIds(clock, random), random);
    }
}
