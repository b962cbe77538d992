package com.aimixup.adapter.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import java.util.List;
import java.util.Locale;

/**
 * Whether a request says without doubt where its body ends. A proxy before us that sees another end
 * could be made to pass one person's request off as another's (RFC 9112, 11.2).
 */
final class Framing {
    private Framing() {}

    /** @throws Refused unless there is one length or one chunked encoding, and not both */
    static void require(ServerRequestHeaders headers) {
        var encodings = headers.all(HeaderNames.TRANSFER_ENCODING, List::of);
        var lengths = headers.all(HeaderNames.CONTENT_LENGTH, List::of);
        var sound = encodings.size() + lengths.size() <= 1
                && encodings.stream().allMatch(encoding ->
                        encoding.toLowerCase(Locale.ROOT).equals("chunked"))
                && lengths.stream().allMatch(length -> length.matches("\\d{1,18}"));
        if (!sound) throw new Refused(Problem.of(ProblemType.BAD_REQUEST,
                "Send either one Content-Length or Transfer-Encoding: chunked."));
    }
}
