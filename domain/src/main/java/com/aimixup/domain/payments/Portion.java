package com.aimixup.domain.payments;

import com.aimixup.domain.credits.Credits;
import java.math.BigInteger;

/** How much of a price was given back: {@code part} of {@code whole}, in the same unit. */
public record Portion(long part, long whole) {
    public static final Portion ALL = new Portion(1, 1);

    public Portion {
        if (part < 0 || whole < 0) throw new IllegalArgumentException("less than nothing");
    }

    /** Rounded down, in the person's favour; all of it if the whole is given back, or unknown. */
    public Credits of(Credits credits) {
        if (part >= whole) return credits;
        return new Credits(BigInteger.valueOf(credits.micros()).multiply(BigInteger.valueOf(part))
                .divide(BigInteger.valueOf(whole)).longValueExact());
    }
}
