package com.aimixup.domain.credits;

import java.util.UUID;

/** One parcel of credits that came in together. */
public record LotId(UUID value) {}
