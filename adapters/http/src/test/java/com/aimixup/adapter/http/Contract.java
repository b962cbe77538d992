package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.Yaml;

/** The published contract, against which every answer in these tests is checked. */
final class Contract {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    static final Map<String, Object> DOCUMENT = document();
    private static final Schema SCHEMA = new Schema(DOCUMENT);
    private static final RouteTable OPERATIONS = new RouteTable(operations().stream()
            .map(operation -> operation.split(" "))
            .map(parts -> Route.of(parts[0], parts[1], _ -> Reply.done())).toList());

    private Contract() {}

    /** As {@code GET /api/v1/models}. */
    static Set<String> operations() {
        var operations = new TreeSet<String>();
        map(DOCUMENT, "paths").forEach((path, item) -> map(item).keySet().stream()
                .filter(METHODS::contains)
                .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + ' ' + path)));
        return operations;
    }

    static Map<String, Object> problemTypes() {
        return map(map(map(map(DOCUMENT, "components"), "schemas"), "Problem"),
                "x-problem-types");
    }

    /** No status, media type, header or field that is not in the contract, and none missing. */
    static void check(String method, String path, Answer answer) {
        var address = path.replaceFirst("\\?.*", "");
        if (address.startsWith("/observe")) return;
        assertFalse(answer.header("X-Request-Id").isEmpty());
        assertEquals("nosniff", answer.header("X-Content-Type-Options"));
        if (method.equals("HEAD") || method.equals("OPTIONS")) return;
        if (!(OPERATIONS.find(method, address) instanceof RouteTable.Match.Found(var route, _))) {
            assertTrue(Set.of(404, 405).contains(answer.status()), answer::bodyText);
            SCHEMA.check("#/components/schemas/Problem", Json.read(answer.body()));
            return;
        }
        var operation = map(map(map(DOCUMENT, "paths"), route.pattern()),
                method.toLowerCase(Locale.ROOT));
        var responses = map(operation, "responses");
        var status = Integer.toString(answer.status());
        assertTrue(responses.containsKey(status),
                () -> status + " of " + method + ' ' + route.pattern() + answer.bodyText());
        var response = SCHEMA.resolved(map(responses, status));
        if (response.containsKey("headers"))
            map(response, "headers").keySet().stream().filter(name -> !Boolean.FALSE.equals(
                    map(map(response, "headers"), name).get("required"))).forEach(name ->
                            assertFalse(answer.header(name).isEmpty(), name));
        if (!response.containsKey("content")) {
            assertEquals(0, answer.body().length);
            return;
        }
        var content = map(response, "content");
        var type = answer.header("Content-Type");
        assertTrue(content.containsKey(type) || content.containsKey("*/*"),
                () -> type + " of " + route.pattern());
        if (content.containsKey(type) && type.contains("json"))
            SCHEMA.check(map(map(content, type), "schema"), Json.read(answer.body()), "");
    }

    static void checkEvent(EventReader.Event event) {
        var stream = event.name().startsWith("image.") ? "ImageStream" : "EventStream";
        var events = map(map(map(map(DOCUMENT, "components"), "schemas"), stream), "x-events");
        assertTrue(events.containsKey(event.name()), event.name());
        SCHEMA.check(map(events, event.name()), Json.read(event.json().body()), event.name());
    }

    static Map<String, Object> map(Map<String, Object> map, String name) {
        if (!map.containsKey(name)) throw new AssertionError("no " + name + " in the contract");
        return map(map.get(name));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    static List<?> list(Object value) {
        return (List<?>) value;
    }

    private static Map<String, Object> document() {
        try (var in = PublicRoutes.class.getResourceAsStream("openapi.yaml")) {
            return new HashMap<>(map(new Yaml().<Object>load(in)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
