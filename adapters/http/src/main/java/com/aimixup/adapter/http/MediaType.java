package com.aimixup.adapter.http;

import java.util.Locale;
import java.util.Optional;

/** Media types of requests. */
final class MediaType {
    static final String JSON = "application/json";
    static final String MERGE_PATCH = "application/merge-patch+json"; // RFC 7396
    static final String EVENTS = "text/event-stream";

    private MediaType() {}

    /** @throws Refused for other forms: they would be stored as they are, borders and all */
    static void refuseForms(Optional<String> contentType) {
        var type = contentType.orElse("").toLowerCase(Locale.ROOT).strip();
        if (type.startsWith("multipart/") || type.startsWith("application/x-www-form-urlencoded"))
            throw new Refused(Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "Send the file itself as the body, or as the one file of a"
                            + " multipart/form-data."));
    }

    /** @throws Refused if the body is said to be something else than JSON in UTF-8 */
    static void requireJson(Optional<String> contentType, String method) {
        var parts = contentType.orElse("").toLowerCase(Locale.ROOT).split(";", -1);
        var type = parts[0].strip();
        var fits = type.equals(JSON) || type.equals(MERGE_PATCH) && method.equals("PATCH");
        for (int i = 1; i < parts.length; i++) {
            var parameter = parts[i].replace("\"", "").strip();
            fits &= !parameter.startsWith("charset=") || parameter.equals("charset=utf-8");
        }
        if (!fits)
            throw new Refused(Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "Send JSON in UTF-8, with Content-Type: " + JSON + ".")
                    .withHeader("Accept", JSON));
    }
}
