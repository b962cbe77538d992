package com.aimixup.plugin.compatible;

import com.aimixup.plugin.spi.ProviderFailure;
import java.util.Optional;

/** What a provider's errors mean. */
public interface Failures {

    /** @param otherwise what the status means, or that it failed in mid-stream */
    ProviderFailure of(ErrorFields error, ProviderFailure otherwise);

    /** With the time to wait, if the status came with one. */
    static ProviderFailure rateLimited(ProviderFailure otherwise) {
        return otherwise instanceof ProviderFailure.RateLimited
                ? otherwise : new ProviderFailure.RateLimited(Optional.empty());
    }
}
