package com.aimixup.plugin.tck;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;

/** Reads requests off a connection, as far as HTTP clients of providers go. */
final class RequestReader {
    private final InputStream in;

    RequestReader(InputStream in) {
        this.in = in;
    }

    /** Empty when the client has closed the connection. */
    Optional<HeardRequest> next() throws IOException {
        var first = line();
        if (first.isEmpty()) return Optional.empty();
        var words = first.split(" ");
        var headers = new HashMap<String, String>();
        for (var header = line(); !header.isEmpty(); header = line()) {
            var colon = header.indexOf(':');
            headers.put(header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        return Optional.of(new HeardRequest(words[0], words[1], headers,
                headers.containsKey("transfer-encoding") ? chunks()
                        : in.readNBytes(Integer.parseInt(
                                headers.getOrDefault("content-length", "0")))));
    }

    /** Blocks until the client closes the connection, whichever way. */
    void awaitEnd() {
        try {
            while (in.read() >= 0) {
                // whatever it still sends
            }
        } catch (IOException e) {
            // reset: as good an end as another
        }
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = hex(); size > 0; size = hex()) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int hex() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    /** Without its end; empty at the end of the connection, too. */
    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
