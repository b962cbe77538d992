package com.aimixup.plugin.wire;

import com.aimixup.plugin.spi.ProviderFailure;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/**
 * An answer that tells of a failure.
 *
 * @param body the JSON of it; a missing node if there was none
 */
public record ErrorReply(int status, JsonNode body, Optional<Duration> retryAfter) {

    /** What the status alone means, for whatever a provider does not say more exactly. */
    public ProviderFailure byStatus() {
        return switch (status) {
            case 401, 402, 403 -> new ProviderFailure.BadCredentials();
            case 404 -> new ProviderFailure.Rejected("unknown-model");
            case 408, 409 -> new ProviderFailure.Unavailable();
            case 413 -> new ProviderFailure.TooLong();
            case 429 -> new ProviderFailure.RateLimited(retryAfter);
            case 503, 529 -> new ProviderFailure.Overloaded();
            default -> otherStatus();
        };
    }

    private ProviderFailure otherStatus() {
        if (status >= 500) return new ProviderFailure.Unavailable();
        if (status >= 400) return new ProviderFailure.Rejected("bad-request");
        return new ProviderFailure.Protocol(); // a redirect, or a success that is none
    }

    /** Its message may quote the prompt. */
    @Override
    public String toString() {
        return "ErrorReply[status=" + status + ", private]";
    }
}
