package com.aimixup.adapter.plugins;

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
public record ProviderHealth(String id, int running, long retries, Set<String> resting,
        long bytesSent, long bytesGot, long refusals) {}
