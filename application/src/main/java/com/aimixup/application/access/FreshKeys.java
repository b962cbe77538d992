package com.aimixup.application.access;

import com.aimixup.application.access.ApiKeys.Kept;
import com.aimixup.domain.access.ApiKeyId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keys that a transaction of this node has just seen to be good, so that a program which calls all
 * the time is not looked up at each call. What was revoked here is forgotten at once and for good;
 * what was revoked on another node, when it is next seen.
 */
public final class FreshKeys {
    /** The longest that a key lives on after it was revoked on another node. */
    static final Duration FRESH = Duration.ofMillis(500);

    private record Seen(Kept kept, Instant until) {}

    private final Map<ApiKeyId, Seen> seen = new ConcurrentHashMap<>();
    /** Not only taken out of the others: a look that began before could put it back. */
    private final Map<ApiKeyId, Instant> revoked = new ConcurrentHashMap<>();

    /** @param at when the look began */
    public void see(Kept kept, Instant at) {
        seen.values().removeIf(one -> !at.isBefore(one.until())); // nobody asks for it any more
        seen.put(kept.key().id(), new Seen(kept, at.plus(FRESH)));
    }

    Optional<Kept> find(ApiKeyId key, Instant now) {
        return Optional.ofNullable(seen.get(key)).filter(one -> now.isBefore(one.until()))
                .filter(_ -> !revoked.containsKey(key)).map(Seen::kept);
    }

    /** What is known of it is not true any more. */
    void forget(ApiKeyId key) {
        seen.remove(key);
    }

    void revoke(ApiKeyId key, Instant now) {
        revoked.values().removeIf(at -> at.plus(FRESH.multipliedBy(8)).isBefore(now));
        revoked.put(key, now);
        seen.remove(key);
    }
}
