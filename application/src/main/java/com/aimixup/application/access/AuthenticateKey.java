package com.aimixup.application.access;

import com.aimixup.domain.access.ApiKey;
import com.aimixup.domain.access.ApiSecret;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Optional;

/**
 * Tells which key this is. It is looked up at each request, so that one that was revoked is refused
 * at the next, on every node; but for one in heavy use, which {@link FreshKeys} may know.
 */
public final class AuthenticateKey {

    public sealed interface Outcome {
        record Known(ApiKey key) implements Outcome {}

        /** Never given, or not good any more. */
        record NotGood() implements Outcome {}

        record WrongAddress() implements Outcome {}
    }

    private final ApiKeys keys;
    private final FreshKeys fresh;
    private final Clock clock;

    public AuthenticateKey(ApiKeys keys, FreshKeys fresh, Clock clock) {
        this.keys = keys;
        this.fresh = fresh;
        this.clock = clock;
    }

    /** @param from empty if it cannot be told */
    public Outcome handle(ApiSecret secret, Optional<InetAddress> from) {
        var now = clock.instant();
        var kept = fresh.find(secret.key(), now)
                .or(() -> keys.find(secret.account(), secret.key()))
                .filter(found -> secret.matches(found.hash()) && found.key().isGood(now));
        if (kept.isEmpty()) return new Outcome.NotGood();
        var key = kept.get().key();
        if (!key.addresses().isEmpty() && from.filter(key::admits).isEmpty())
            return new Outcome.WrongAddress();
        if (key.needsNoting(now)) {
            fresh.forget(key.id());
            keys.noteUse(key.account(), key.id(), now);
        }
        return new Outcome.Known(key);
    }
}
