package com.aimixup.domain.payments;

import com.aimixup.domain.credits.LotId;
import com.aimixup.domain.credits.TransferId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * One purchase, however many events tell of it. Ids of all its effects follow from it, so that each
 * can happen once.
 *
 * @param transaction the shop's own id
 */
public record PurchaseKey(Shop shop, String transaction) {
    public PurchaseKey {
        if (transaction.isBlank()) throw new IllegalArgumentException("no transaction");
    }

    /** Of the purchase and, since it brings one, of its lot. */
    public UUID id() {
        return derived("purchase");
    }

    public LotId lot() {
        return new LotId(id());
    }

    public TransferId grant() {
        return new TransferId(derived("grant"));
    }

    /** @param adjustment the shop's id of what it did to the purchase */
    public UUID refund(String adjustment) {
        return derived("refund:" + adjustment);
    }

    private UUID derived(String what) {
        return UUID.nameUUIDFromBytes((what + ':' + shop + ':' + transaction)
                .getBytes(StandardCharsets.UTF_8));
    }
}
