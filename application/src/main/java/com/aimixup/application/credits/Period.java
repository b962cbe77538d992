package com.aimixup.application.credits;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Whole days of somebody's calendar, both ends included. */
public record Period(LocalDate from, LocalDate to, ZoneId zone) {
    public static final int DAYS_MAX = 366;

    public Period {
        if (to.isBefore(from)) throw new IllegalArgumentException("ends before it begins");
        if (ChronoUnit.DAYS.between(from, to) >= DAYS_MAX)
            throw new IllegalArgumentException("too long");
    }

    public Instant begin() {
        return from.atStartOfDay(zone).toInstant();
    }

    /** Not in it any more. */
    public Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    public List<LocalDate> days() {
        return from.datesUntil(to.plusDays(1)).toList();
    }

    public LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }
}
