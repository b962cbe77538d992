package com.aimixup.adapter.http;

/** Tells whether requests can be served now, for example whether the database answers. */
@FunctionalInterface
public interface ReadinessCheck {
    boolean isReady();
}
