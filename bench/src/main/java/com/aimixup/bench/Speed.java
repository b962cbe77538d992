package com.aimixup.bench;

/**
 * What one run achieved.
 *
 * @param latencies nanoseconds of each, ascending
 */
record Speed(double perSecond, long[] latencies) {

    double millisAt(double part) {
        return Figures.millis(Figures.percentile(latencies, part));
    }
}
