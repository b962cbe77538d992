package com.aimixup.adapter.postgres.embedded;

import com.aimixup.adapter.postgres.StartRefused;

/** Between two looks at another process, which tells us nothing by itself. */
final class Pause {
    private static final int MILLIS = 10;

    private Pause() {}

    static void briefly() {
        try {
            Thread.sleep(MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("interrupted while waiting for the database", e);
        }
    }
}
