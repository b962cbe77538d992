package com.aimixup.domain.images;

import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.UsageUnit;
import java.util.Map;

/**
 * What pictures cost.
 *
 * @param usage what was counted
 * @param charged never more than was held
 * @param estimated whether the usage is our bound because the provider told none
 */
public record PictureBill(Map<UsageUnit, Long> usage, Credits charged, boolean estimated) {

    public static final PictureBill NONE = new PictureBill(Map.of(), Credits.ZERO, false);

    public PictureBill {
        usage = Map.copyOf(usage);
    }
}
