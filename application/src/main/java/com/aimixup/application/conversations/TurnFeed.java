package com.aimixup.application.conversations;

import java.time.Duration;
import java.util.List;

/**
 * The events of one turn in their order, numbered from 1 without gaps, the same for each reader and
 * on each node. Readers come and go and fetch at their own pace; a slow one holds up nobody.
 */
public interface TurnFeed {

    record Numbered(long number, TurnEvent event) {
        private static final int SHELL = 100;

        /** About how many bytes it takes. */
        public int weight() {
            return SHELL + switch (event) {
                case TurnEvent.AgentDelta delta -> delta.text().reveal().length();
                case TurnEvent.AgentReasoning piece -> piece.text().reveal().length();
                default -> SHELL;
            };
        }
    }

    /**
     * The next events after a number, not necessarily all of them. Waits until there is one, for at
     * most this long; an empty answer means that nothing came in that time, or that there is
     * nothing more to come.
     */
    List<Numbered> after(long number, Duration patience) throws InterruptedException;

    /** Whether somebody who has read up to this number has read everything there will ever be. */
    boolean isRead(long number);
}
