package com.aimixup.application.conversations;

import java.time.Clock;
import java.time.Duration;

/**
 * Removes what turns have told, a day after they ended: whoever lost the connection has come back
 * by then, and the answers stay as messages. A job.
 */
public final class ForgetTold {
    static final Duration KEPT = Duration.ofDays(1);
    private final ToldEvents told;
    private final Clock clock;

    ForgetTold(ToldEvents told, Clock clock) {
        this.told = told;
        this.clock = clock;
    }

    /** @return of how many turns */
    public int handle() {
        return told.removeOld(clock.instant().minus(KEPT));
    }
}
