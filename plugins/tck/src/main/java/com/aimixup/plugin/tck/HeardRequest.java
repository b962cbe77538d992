package com.aimixup.plugin.tck;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A request as the server received it.
 *
 * @param headers by lower-case name
 */
public record HeardRequest(
        String method, String target, Map<String, String> headers, byte[] body) {

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
