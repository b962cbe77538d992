package com.aimixup.domain.payments;

import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Lot;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/**
 * Something that people can buy. What a purchase grants stands here and nowhere else: whatever a
 * payment's own data say of prices or credits decides nothing.
 *
 * @param credits of one piece, or of one period of a subscription
 * @param lasts how long they can be spent; empty for ever
 * @param sold as what the shops sell it
 */
public record Product(ProductId id, Kind kind, String name, Credits credits,
        Optional<Period> lasts, Set<ShopItem> sold) {

    public enum Kind { PACK, SUBSCRIPTION }

    public Product {
        sold = Set.copyOf(sold);
        if (name.isBlank()) throw new IllegalArgumentException("a product without a name");
        if (!credits.isPositive()) throw new IllegalArgumentException("a product without credits");
        if (lasts.filter(time -> time.isZero() || time.isNegative()).isPresent())
            throw new IllegalArgumentException("credits that never last");
        if (sold.isEmpty()) throw new IllegalArgumentException("a product that nobody sells");
    }

    public Lot.Source source() {
        return kind == Kind.PACK ? Lot.Source.PURCHASED : Lot.Source.SUBSCRIPTION;
    }

    public Optional<Instant> expiry(Instant bought) {
        return lasts.map(time -> bought.atZone(ZoneOffset.UTC).plus(time).toInstant());
    }
}
