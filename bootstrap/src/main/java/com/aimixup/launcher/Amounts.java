package com.aimixup.launcher;

import com.aimixup.domain.credits.Credits;
import java.math.BigDecimal;

/** Credits as people read them. */
final class Amounts {
    private Amounts() {}

    static String text(Credits credits) {
        return text(credits.micros());
    }

    static String text(long micros) {
        return BigDecimal.valueOf(micros, 6).toPlainString() + " credits";
    }
}
