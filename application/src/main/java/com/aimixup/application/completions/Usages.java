package com.aimixup.application.completions;

import com.aimixup.plugin.spi.Usage;
import java.util.EnumMap;
import java.util.List;

/** Adds up what several calls used. */
final class Usages {
    private Usages() {}

    static Usage sum(List<Usage> usages) {
        var amounts = new EnumMap<Usage.Unit, Long>(Usage.Unit.class);
        for (var usage : usages)
            usage.amounts().forEach((unit, n) -> amounts.merge(unit, n, Math::addExact));
        return new Usage(amounts, usages.stream().anyMatch(Usage::estimated));
    }
}
