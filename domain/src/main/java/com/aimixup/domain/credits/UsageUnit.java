package com.aimixup.domain.credits;

/**
 * What can have a price. The names are those of the plugin SPI, which must not know this class; a
 * test keeps the two alike. A unit without a price of its own is charged as {@link #chargedAs}.
 */
public enum UsageUnit {
    INPUT,
    IMAGE_INPUT,
    CACHED_INPUT,
    CACHE_WRITE,
    CACHE_WRITE_LONG,
    OUTPUT,
    REASONING,
    IMAGE_OUTPUT,
    IMAGE;

    public boolean isInput() {
        return compareTo(CACHE_WRITE_LONG) <= 0;
    }

    public boolean isOutput() {
        return this == OUTPUT || this == REASONING || this == IMAGE_OUTPUT;
    }

    UsageUnit chargedAs() {
        if (isInput()) return INPUT;
        return isOutput() ? OUTPUT : this;
    }
}
