package com.aimixup.application.attempts;

import com.aimixup.domain.access.GrowingDelay.Count;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** How often somebody tried lately. Whom a count is of, only {@code KeyedHash} can tell. */
public interface Attempts {

    /**
     * In a transaction, until whose end nobody else gets the same ones. Those that are not there
     * are not in the map, and are kept from others all the same.
     */
    Map<String, Count> lock(Collection<String> subjects, Instant now);

    /** Of one that is locked. */
    void save(String subject, Count count, Instant forgetAt);

    /** Of one that is locked. */
    void remove(String subject);

    /** @return how many counts were too old and are gone */
    int forget(Instant now);
}
