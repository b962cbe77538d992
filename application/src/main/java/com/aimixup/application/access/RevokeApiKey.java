package com.aimixup.application.access;

import com.aimixup.domain.access.ApiKeyId;
import com.aimixup.domain.accounts.AccountId;
import java.time.Clock;

/** Makes a key useless from the next request on, for good. */
public final class RevokeApiKey {

    public sealed interface Outcome {
        /** Also if it was before. */
        record Revoked() implements Outcome {}

        record UnknownKey() implements Outcome {}
    }

    private final ApiKeys keys;
    private final FreshKeys fresh;
    private final Clock clock;

    public RevokeApiKey(ApiKeys keys, FreshKeys fresh, Clock clock) {
        this.keys = keys;
        this.fresh = fresh;
        this.clock = clock;
    }

    public Outcome handle(AccountId account, ApiKeyId key) {
        var now = clock.instant();
        if (!keys.revoke(account, key, now)) return new Outcome.UnknownKey();
        fresh.revoke(key, now);
        return new Outcome.Revoked();
    }
}
