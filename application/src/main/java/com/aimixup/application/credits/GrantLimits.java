package com.aimixup.application.credits;

import com.aimixup.domain.credits.Credits;

/** The most that is given away in a day of UTC: to one person, and to all of them. */
public record GrantLimits(Credits person, Credits everybody) {}
