package com.aimixup.adapter.plugins;

import java.util.Locale;
import java.util.Set;

/**
 * How a provider is doing, in numbers for metrics.
 *
 * @param running calls at this moment
 * @param retries since the start
 * @param resting models that failed so often that they are not asked for some seconds
 * @param bytesSent of bodies through the gate, as the two that follow
 * @param refusals by the gate
 */
public record ProviderHealth(String id, State state, int running, long retries,
        Set<String> resting, long bytesSent, long bytesGot, long refusals) {

    /** The first that is true, from the end. */
    public enum State {
        UP,
        /** Its list of models could not be had. */
        UNREACHABLE,
        /** At least one of its models failed so often that it is not asked now. */
        RESTING,
        BAD_KEY,
        NO_KEY;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
