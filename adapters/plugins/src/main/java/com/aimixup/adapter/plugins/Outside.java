package com.aimixup.adapter.plugins;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** What the host and its plugins take from the world around them. */
public record Outside(ProviderSettings settings, EgressAllowance allowance, RandomGenerator random,
        InstantSource clock) {}
