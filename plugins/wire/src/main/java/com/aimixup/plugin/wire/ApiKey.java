package com.aimixup.plugin.wire;

import com.aimixup.plugin.spi.ProviderContext;
import java.util.Optional;

/** A provider's key. It prints nothing. */
public record ApiKey(String value) {

    /**
     * The setting {@code api_key} as it is now, without the spaces and line ends of a file it was
     * read from. Empty if there is none, or one that no header can carry: the JDK would quote it.
     */
    public static Optional<ApiKey> from(ProviderContext context) {
        return context.setting("api_key").map(String::strip)
                .filter(key -> key.matches("[\\x21-\\x7e]+"))
                .map(ApiKey::new);
    }

    public String bearer() {
        return "Bearer " + value;
    }

    @Override
    public String toString() {
        return "ApiKey[secret]";
    }
}
