package com.aimixup.adapter.http;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Bytes inside an address (RFC 2397), in base64. Other addresses are not fetched for anybody. */
record DataUrl(String mediaType, byte[] bytes) {
    private static final Pattern HEAD =
            Pattern.compile("data:([A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+)(;[^,;]*)*;base64,");
    private static final int HEAD_MAX = 200;

    static final Kind<DataUrl> KIND = (value, place) -> value instanceof JsonValue.Text(var text)
            ? read(text).or(() -> place.refuse("must be a data: address with base64"))
            : place.refuse("must be text");

    private static Optional<DataUrl> read(String text) {
        var head = HEAD.matcher(text.substring(0, Math.min(HEAD_MAX, text.length())));
        if (!head.lookingAt()) return Optional.empty();
        try {
            return Optional.of(new DataUrl(head.group(1).toLowerCase(Locale.ROOT),
                    Base64.getMimeDecoder().decode(text.substring(head.end()))));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "DataUrl[private]";
    }
}
