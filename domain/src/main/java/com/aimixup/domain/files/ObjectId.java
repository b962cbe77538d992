package com.aimixup.domain.files;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Names stored bytes. Chance alone, so that it tells nothing: not even when, unlike other ids. */
public record ObjectId(UUID value) {

    public static ObjectId random(RandomGenerator random) {
        return new ObjectId(new UUID(random.nextLong(), random.nextLong()));
    }
}
