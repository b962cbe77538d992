package com.aimixup.plugin.spi;

import java.time.Duration;
import java.util.Optional;

/**
 * Why a provider did not answer. Carries no text of the provider's, which may quote the prompt:
 * only our own codes.
 */
public sealed interface ProviderFailure {

    /** Stable, lower-case, for problems, metrics and logs. */
    String code();

    /** True if the same request may succeed later; the host retries only before the first text. */
    default boolean retryable() {
        return false;
    }

    /** Too many requests; {@code retryAfter} if the provider said so. */
    record RateLimited(Optional<Duration> retryAfter) implements ProviderFailure {
        @Override
        public String code() {
            return "rate-limited";
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    record Overloaded() implements ProviderFailure {
        @Override
        public String code() {
            return "overloaded";
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /** The provider's safety rules forbid the question. */
    record Refused() implements ProviderFailure {
        @Override
        public String code() {
            return "refused";
        }
    }

    /** The input does not fit the model. */
    record TooLong() implements ProviderFailure {
        @Override
        public String code() {
            return "too-long";
        }
    }

    /** The operator's key is missing, wrong, or out of quota: somebody must act. */
    record BadCredentials() implements ProviderFailure {
        @Override
        public String code() {
            return "bad-credentials";
        }
    }

    /** Not reachable, or ended without saying why. */
    record Unavailable() implements ProviderFailure {
        @Override
        public String code() {
            return "unavailable";
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /** The stream ended before the provider's own end marker. */
    record Truncated() implements ProviderFailure {
        @Override
        public String code() {
            return "truncated";
        }
    }

    /** The provider said something that the plugin does not understand. */
    record Protocol() implements ProviderFailure {
        @Override
        public String code() {
            return "protocol";
        }
    }

    /** Took longer than the request's time limit. */
    record TimedOut() implements ProviderFailure {
        @Override
        public String code() {
            return "timed-out";
        }
    }

    /**
     * The request is not one that this model takes.
     *
     * @param what a short code, for example "no-images" or "unknown-model"
     */
    record Rejected(String what) implements ProviderFailure {
        @Override
        public String code() {
            return "rejected";
        }
    }
}
