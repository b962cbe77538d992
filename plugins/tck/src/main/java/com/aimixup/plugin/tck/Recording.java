package com.aimixup.plugin.tck;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a server once answered. Bodies are kept as they were sent, to the byte.
 *
 * @param headers besides those that say where the body ends
 */
public record Recording(int status, Map<String, String> headers, byte[] body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Recording {
        headers = Map.copyOf(headers);
    }

    /** Server-sent events. */
    public static Recording sse(String body) {
        return ok("text/event-stream", body.getBytes(StandardCharsets.UTF_8));
    }

    /** One JSON object a line. */
    public static Recording jsonLines(String body) {
        return ok("application/x-ndjson", body.getBytes(StandardCharsets.UTF_8));
    }

    public static Recording json(int status, String body) {
        return new Recording(status, Map.of("content-type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A resource beside {@code test}, understood by its name: {@code .sse}, {@code .ndjson}, {@code
     * .http.json} (an object of status, headers and body), or else {@code .json} with status 200.
     */
    public static Recording of(Class<?> test, String name) {
        var bytes = resource(test, name);
        if (name.endsWith(".sse")) return ok("text/event-stream", bytes);
        if (name.endsWith(".ndjson")) return ok("application/x-ndjson", bytes);
        return name.endsWith(".http.json") ? http(bytes) : ok("application/json", bytes);
    }

    private static Recording ok(String mediaType, byte[] body) {
        return new Recording(200, Map.of("content-type", mediaType), body);
    }

    /** The same with one text in place of another, for example one that is not ASCII. */
    public Recording with(String replaced, String replacement) {
        var text = new String(body, StandardCharsets.UTF_8);
        if (!text.contains(replaced)) throw new IllegalArgumentException("not in the recording");
        return new Recording(status, headers,
                text.replace(replaced, replacement).getBytes(StandardCharsets.UTF_8));
    }

    /** The same up to a byte. */
    public Recording cut(int bytes) {
        return new Recording(status, headers, Arrays.copyOf(body, bytes));
    }

    private static Recording http(byte[] bytes) {
        try {
            var tree = JSON.readTree(bytes);
            var headers = new LinkedHashMap<String, String>();
            headers.put("content-type", "application/json");
            tree.get("headers").properties()
                    .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
            return new Recording(tree.get("status").asInt(), headers,
                    JSON.writeValueAsBytes(tree.get("body")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] resource(Class<?> test, String name) {
        try (var in = test.getResourceAsStream(name)) {
            if (in == null) throw new IllegalArgumentException("no resource " + name);
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
