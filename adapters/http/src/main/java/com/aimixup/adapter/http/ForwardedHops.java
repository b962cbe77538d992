package com.aimixup.adapter.http;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the elements of Forwarded say (RFC 7239, 4). */
final class ForwardedHops {
    private static final Pattern FOR = parameter("for");
    private static final Pattern PROTO = parameter("proto");
    /** An address as RFC 7239, 6 writes it, with a port or without. */
    private static final Pattern NODE = Pattern.compile(
            "\\[([0-9A-Fa-f:.]+)](?::\\d{1,5})?|([0-9.]+)(?::\\d{1,5})?");

    private ForwardedHops() {}

    private static Pattern parameter(String name) {
        return Pattern.compile("(?:^|;)\\s*" + name + "=(\"[^\"]*\"|[^;\"\\s]*)\\s*(?=;|$)",
                Pattern.CASE_INSENSITIVE);
    }

    /** Of each element; what names no address stays as it is, which is none. */
    static List<String> addresses(List<String> elements) {
        return elements.stream().map(element -> value(FOR, element).map(ForwardedHops::address)
                .orElse("unknown")).toList();
    }

    static Optional<String> lastProtocol(List<String> elements) {
        return elements.isEmpty() ? Optional.empty() : value(PROTO, elements.getLast());
    }

    private static String address(String node) {
        var found = NODE.matcher(node);
        if (!found.matches()) return node;
        return Optional.ofNullable(found.group(1)).orElseGet(() -> found.group(2));
    }

    private static Optional<String> value(Pattern parameter, String element) {
        var found = parameter.matcher(element);
        return found.find() ? Optional.of(found.group(1).replace("\"", "")) : Optional.empty();
    }
}
