package com.aimixup.domain.payments;

import com.aimixup.domain.accounts.AccountId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A subscription as its shop last told of it.
 *
 * @param reference the shop's own id
 * @param product empty until an event names one that we know
 * @param endsAt of the paid period
 * @param cancelsAt when it ends for good, if that is settled
 * @param toldAt when this happened at the shop; older news change nothing
 */
public record Subscription(AccountId account, Shop shop, String reference,
        Optional<ProductId> product, State state, Optional<Instant> endsAt,
        Optional<Instant> cancelsAt, Instant toldAt) {

    public enum State { TRIALING, ACTIVE, PAST_DUE, PAUSED, CANCELLED, EXPIRED }

    /** Ours, of shop and reference. */
    public UUID id() {
        return UUID.nameUUIDFromBytes(("subscription:" + shop + ':' + reference)
                .getBytes(StandardCharsets.UTF_8));
    }
}
