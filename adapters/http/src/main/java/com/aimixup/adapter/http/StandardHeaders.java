package com.aimixup.adapter.http;

import com.aimixup.application.runtime.Ids;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerRequestHeaders;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What every answer carries. */
final class StandardHeaders {
    private static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-Id");
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** No answer is to be sniffed, framed, run as a page, or kept by anybody in between. */
    private static final List<Header> STRICT = List.of(
            HeaderValues.create("X-Content-Type-Options", "nosniff"),
            HeaderValues.create("Content-Security-Policy",
                    "default-src 'none'; frame-ancestors 'none'"),
            HeaderValues.create("Referrer-Policy", "no-referrer"),
            HeaderValues.create("Cache-Control", "no-store"));

    /** For who came by TLS: never come without it, for a year. */
    static final Header SECURE_ONLY =
            HeaderValues.create("Strict-Transport-Security", "max-age=31536000");

    private final Ids ids;

    StandardHeaders(Ids ids) {
        this.ids = ids;
    }

    /** The client's own id of the request if it is a sane token, else a new one. */
    String requestId(ServerRequestHeaders headers) {
        return headers.first(REQUEST_ID).filter(id -> SANE.matcher(id).matches())
                .orElseGet(() -> ids.next().toString());
    }

    static void set(String requestId, Consumer<Header> response) {
        STRICT.forEach(response);
        response.accept(HeaderValues.create(REQUEST_ID, requestId));
    }
}
