package com.aimixup.adapter.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A refusal as RFC 9457 describes it. It holds nothing that a person wrote.
 *
 * @param detail what to do about it
 * @param members extension members: numbers, ids, codes and objects
 */
record Problem(
        ProblemType type,
        String detail,
        List<Wrong> errors,
        Map<String, Object> members,
        Map<String, String> headers) {

    static final String MEDIA_TYPE = "application/problem+json";

    /** @param field where it is, as {@code agents[0].name}; a header or query parameter as such */
    record Wrong(String field, String reason) {
        JsonObject shown() {
            return new JsonObject().put("field", field).put("reason", reason);
        }
    }

    Problem {
        errors = List.copyOf(errors);
        members = Map.copyOf(members);
        headers = Map.copyOf(headers);
    }

    static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), Map.of(), Map.of());
    }

    static Problem wrongInput(List<Wrong> errors) {
        return new Problem(ProblemType.INVALID_INPUT,
                "Change what the errors name and send it again.", errors, Map.of(), Map.of());
    }

    static Problem wrongInput(String field, String reason) {
        return wrongInput(List.of(new Wrong(field, reason)));
    }

    static Problem notFound(String what) {
        return of(ProblemType.NOT_FOUND, "Check the id: there is no such " + what + ".");
    }

    Problem withError(String field, String reason) {
        var more = new ArrayList<>(errors);
        more.add(new Wrong(field, reason));
        return new Problem(type, detail, more, members, headers);
    }

    Problem with(String name, long number) {
        return withMember(name, number);
    }

    Problem with(String name, String code) {
        return withMember(name, code);
    }

    Problem with(String name, JsonObject object) {
        return withMember(name, object);
    }

    private Problem withMember(String name, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Problem(type, detail, errors, more, headers);
    }

    Problem withHeader(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(type, detail, errors, members, more);
    }

    Problem retryAfter(Duration pause) {
        return withHeader("Retry-After", Long.toString(pause.toSeconds()));
    }

    /** After this, what comes over the connection cannot be told apart from the refused body. */
    boolean endsConnection() {
        return type == ProblemType.BODY_TOO_LARGE || type == ProblemType.BAD_REQUEST;
    }

    /** Without the id of a request, for use inside an event. */
    JsonObject shown() {
        var json = new JsonObject().put("type", type.path()).put("title", type.title())
                .put("status", type.status()).put("detail", detail);
        if (!errors.isEmpty()) json.put("errors", errors.stream().map(Wrong::shown).toList());
        members.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(member -> {
            switch (member.getValue()) {
                case Long number -> json.put(member.getKey(), number);
                case JsonObject object -> json.put(member.getKey(), object);
                default -> json.put(member.getKey(), member.getValue().toString());
            }
        });
        return json;
    }

    JsonObject shown(String requestId) {
        return shown().put("request_id", requestId);
    }
}
