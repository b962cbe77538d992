package com.aimixup.application.attempts;

/** Where attempts are counted and known places are kept. */
public record AttemptStores(Attempts counts, KnownPlaces places) {}
