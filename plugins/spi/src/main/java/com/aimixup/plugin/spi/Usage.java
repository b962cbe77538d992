package com.aimixup.plugin.spi;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a call used, in disjoint units: each token is counted in exactly one of them, whatever the
 * provider includes in what. Amounts are never negative.
 *
 * @param estimated true if the provider gave no final figure and the plugin counted for itself
 */
public record Usage(Map<Unit, Long> amounts, boolean estimated) {

    public static final Usage NONE = new Usage(Map.of(), false);

    /** Tokens, but for {@link #IMAGE}, which counts pictures. */
    public enum Unit {
        /** Text tokens read anew. */
        INPUT,
        /** Tokens of pictures read anew, where they have a price of their own. */
        IMAGE_INPUT,
        /** Tokens read from the provider's cache. */
        CACHED_INPUT,
        /** Tokens written to the cache for minutes. */
        CACHE_WRITE,
        /** Tokens written to the cache for an hour or more. */
        CACHE_WRITE_LONG,
        /** Tokens of the visible answer. */
        OUTPUT,
        /** Tokens of reasoning, visible or not. */
        REASONING,
        /** Tokens of drawn pictures. */
        IMAGE_OUTPUT,
        /** Pictures, where the price is per picture. */
        IMAGE
    }

    public Usage {
        var copy = new EnumMap<Unit, Long>(Unit.class);
        amounts.forEach((unit, amount) -> {
            if (amount < 0) throw new IllegalArgumentException("negative " + unit);
            if (amount > 0) copy.put(unit, amount);
        });
        amounts = Collections.unmodifiableMap(copy);
    }

    public static Usage of(long input, long output) {
        return new Usage(Map.of(Unit.INPUT, input, Unit.OUTPUT, output), false);
    }

    public long of(Unit unit) {
        return amounts.getOrDefault(unit, 0L);
    }

    public boolean isNone() {
        return amounts.isEmpty();
    }
}
