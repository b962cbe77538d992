package com.aimixup.adapter.plugins;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What the operator set for a provider, for example its key; may change while we run. */
public interface ProviderSettings {

    Optional<String> find(String provider, String setting);

    /**
     * The setting {@code api_key} of {@code openai} is the variable {@code AIMIXUP_OPENAI_API_KEY}.
     *
     * @param variables gives null or an empty text for a variable that is not set
     */
    static ProviderSettings variables(Function<String, String> variables) {
        return (provider, setting) -> {
            var name = "AIMIXUP_" + (provider + "_" + setting).toUpperCase(Locale.ROOT)
                    .replace('-', '_');
            return Optional.ofNullable(variables.apply(name)).filter(value -> !value.isBlank());
        };
    }
}
