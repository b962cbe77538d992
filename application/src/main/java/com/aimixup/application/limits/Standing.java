package com.aimixup.application.limits;

import java.time.Duration;

/**
 * How somebody stands with a limit.
 *
 * @param most requests in a window
 * @param left of them, as far as this node knows
 * @param reset when the next window begins
 */
public record Standing(boolean isAdmitted, long most, long left, Duration reset) {}
