package com.aimixup.domain.payments;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Lot;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person paid for and got.
 *
 * @param credits granted in all
 * @param paid empty where the shop does not tell
 * @param subscription the shop's id of the subscription that this is a period of
 */
public record Purchase(AccountId account, PurchaseKey key, ProductId product, long quantity,
        Credits credits, Optional<Money> paid, Optional<String> subscription, Instant at) {
    public Purchase {
        if (quantity < 1) throw new IllegalArgumentException("nothing bought");
        if (!credits.isPositive()) throw new IllegalArgumentException("nothing granted");
    }

    public static Purchase of(AccountId account, PurchaseKey key, Product product, long quantity,
            Optional<Money> paid, Optional<String> subscription, Instant at) {
        return new Purchase(account, key, product.id(), quantity,
                new Credits(Math.multiplyExact(product.credits().micros(), quantity)), paid,
                subscription, at);
    }

    public Lot lot(Product product) {
        return new Lot(key.lot(), product.source(), credits, credits, product.expiry(at), at);
    }
}
