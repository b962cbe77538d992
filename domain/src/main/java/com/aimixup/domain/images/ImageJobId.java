package com.aimixup.domain.images;

import com.aimixup.domain.credits.HoldId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Made by the client, so that a repeated request is the same job. */
public record ImageJobId(UUID value) {

    /** The same job cannot be held for twice. */
    public HoldId hold() {
        var name = "images/" + value;
        return new HoldId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.US_ASCII)));
    }
}
