package com.aimixup.adapter.http;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.http.JsonValue.Decimal;
import com.aimixup.adapter.http.JsonValue.Items;
import com.aimixup.adapter.http.JsonValue.Members;
import com.aimixup.adapter.http.JsonValue.Text;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** An answer of the server, for tests to look at. */
record Answer(int status, HttpHeaders headers, byte[] body) {

    Answer is(int expected) {
        assertEquals(expected, status, this::bodyText);
        return this;
    }

    /** A refusal by the name of its type, complete as RFC 9457 has it. */
    Answer isProblem(int expected, String type) {
        is(expected);
        assertEquals("application/problem+json", header("Content-Type"));
        assertEquals("/problems/" + type, text("type"));
        assertEquals(expected, number("status"));
        assertEquals(header("X-Request-Id"), text("request_id"));
        assertTrue(text("detail").endsWith("."), text("detail"));
        return this;
    }

    /** The fields that are wrong, each with the reason. */
    Map<String, String> errors() {
        return list("errors").stream().map(Members.class::cast).collect(toMap(
                error -> ((Text) error.values().get("field")).value(),
                error -> ((Text) error.values().get("reason")).value(),
                (first, second) -> first + "; " + second));
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** @param path names and indices, as {@code agents.0.id} */
    JsonValue at(String path) {
        var value = Json.read(body);
        for (var step : path.split("\\."))
            value = switch (value) {
                case Members(var members) when members.containsKey(step) -> members.get(step);
                case Items(var items) -> items.get(Integer.parseInt(step));
                default -> throw new AssertionError(path + " is not in " + bodyText());
            };
        return value;
    }

    String text(String path) {
        return ((Text) at(path)).value();
    }

    long number(String path) {
        return ((Decimal) at(path)).value().longValueExact();
    }

    List<JsonValue> list(String path) {
        return ((Items) at(path)).values();
    }
}
