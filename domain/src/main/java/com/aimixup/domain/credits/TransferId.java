package com.aimixup.domain.credits;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A transfer's id is its idempotency key: the ledger refuses a second transfer of the same id. The
 * two ends of a hold share one id, so that a hold is settled or released, and only once.
 */
public record TransferId(UUID value) {

    public static TransferId opening(HoldId hold) {
        return derived("open", hold);
    }

    public static TransferId closing(HoldId hold) {
        return derived("close", hold);
    }

    private static TransferId derived(String what, HoldId hold) {
        var name = what + ':' + hold.value();
        return new TransferId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.US_ASCII)));
    }
}
