package com.aimixup.domain.payments;

import java.util.Optional;
import java.util.regex.Pattern;

/** Our own name of a product, for example {@code pack-500}. */
public record ProductId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?");

    public ProductId {
        if (!FORM.matcher(value).matches()) throw new IllegalArgumentException(
                "a product id has up to 64 small letters, digits and hyphens");
    }

    public static Optional<ProductId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ProductId(text)) : Optional.empty();
    }
}
