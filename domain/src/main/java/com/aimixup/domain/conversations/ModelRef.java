package com.aimixup.domain.conversations;

/** A model by its provider's id and the provider's own name of it. */
public record ModelRef(String provider, String model) {}
