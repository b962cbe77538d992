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
    private final Clock clock;

    public RevokeApiKey(ApiKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    public Outcome handle(AccountId account, ApiKeyId key) {
        return keys.revoke(account, key, clock.instant())
                ? new Outcome.Revoked() : new Outcome.UnknownKey();
    }
}
