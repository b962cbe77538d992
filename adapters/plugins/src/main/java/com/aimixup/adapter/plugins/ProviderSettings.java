package com.aimixup.adapter.plugins;

import java.util.Optional;

/** What the operator set for a provider, for example its {@code api_key}; may change any time. */
public interface ProviderSettings {

    Optional<String> find(String provider, String setting);
}
