package com.aimixup.application.runtime;

import java.util.UUID;

/** Makes new ids. */
@FunctionalInterface
public interface Ids {
    UUID next();
}
