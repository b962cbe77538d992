package com.aimixup.adapter.http;

import static com.aimixup.adapter.http.Contract.list;
import static com.aimixup.adapter.http.Contract.map;

import com.aimixup.adapter.http.JsonValue.Decimal;
import com.aimixup.adapter.http.JsonValue.Flag;
import com.aimixup.adapter.http.JsonValue.Items;
import com.aimixup.adapter.http.JsonValue.Members;
import com.aimixup.adapter.http.JsonValue.Nothing;
import com.aimixup.adapter.http.JsonValue.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The part of JSON Schema that our contract uses; anything else in it is an error. */
record Schema(Map<String, Object> document) {
    private static final Set<String> UNDERSTOOD = Set.of("type", "format", "properties",
            "required", "additionalProperties", "items", "enum", "const", "anyOf", "description",
            "examples", "default", "minimum", "maximum", "minLength", "maxLength", "maxItems",
            "x-problem-types", "x-events", "$ref");

    void check(String reference, JsonValue value) {
        check(Map.of("$ref", reference), value, "");
    }

    void check(Map<String, Object> given, JsonValue value, String path) {
        var schema = resolved(given);
        schema.keySet().forEach(word -> require(UNDERSTOOD.contains(word), path, word));
        if (schema.containsKey("anyOf")) {
            require(list(schema.get("anyOf")).stream().anyMatch(one -> fits(map(one), value)),
                    path, "anyOf");
            return;
        }
        if (schema.get("type") instanceof String one) require(is(one, value), path, one);
        if (schema.get("type") instanceof List<?> many)
            require(many.stream().anyMatch(one -> is((String) one, value)), path, "type");
        if (schema.containsKey("enum"))
            require(value instanceof Text(var text) && list(schema.get("enum")).contains(text),
                    path, "enum");
        if (schema.containsKey("const"))
            require(value.equals(new Text((String) schema.get("const"))), path, "const");
        switch (value) {
            case Text(var text) -> format(schema, text, path);
            case Items(var items) when schema.containsKey("items") -> items.forEach(item ->
                    check(map(schema, "items"), item, path + "[]"));
            case Members(var members) -> members(schema, members, path);
            default -> { }
        }
    }

    private void members(Map<String, Object> schema, Map<String, JsonValue> members,
            String path) {
        if (schema.containsKey("required")) list(schema.get("required")).forEach(name ->
                require(members.containsKey(name), path, "required " + name));
        var properties = schema.containsKey("properties") ? map(schema, "properties")
                : Map.<String, Object>of();
        members.forEach((name, member) -> {
            var inner = path + '.' + name;
            if (properties.containsKey(name)) check(map(properties, name), member, inner);
            else if (schema.get("additionalProperties") instanceof Map<?, ?> rest)
                check(map(rest), member, inner);
            else require(!Boolean.FALSE.equals(schema.get("additionalProperties")), inner,
                        "not in the contract");
        });
    }

    private static void format(Map<String, Object> schema, String text, String path) {
        switch (String.valueOf(schema.get("format"))) {
            case "uuid" -> require(Uuids.parse(text).isPresent(), path, "uuid");
            case "date-time" -> require(text.matches(".*T.*\\.\\d{3}Z")
                    && Instant.parse(text) != null, path, "date-time");
            case "date" -> LocalDate.parse(text);
            default -> { }
        }
    }

    private boolean fits(Map<String, Object> schema, JsonValue value) {
        try {
            check(schema, value, "");
            return true;
        } catch (AssertionError otherwise) {
            return false;
        }
    }

    private static boolean is(String type, JsonValue value) {
        return switch (type) {
            case "string" -> value instanceof Text;
            case "integer" -> value instanceof Decimal(var number) && number.scale() <= 0;
            case "number" -> value instanceof Decimal;
            case "boolean" -> value instanceof Flag;
            case "null" -> value instanceof Nothing;
            case "array" -> value instanceof Items;
            case "object" -> value instanceof Members;
            default -> throw new AssertionError("unknown type " + type);
        };
    }

    Map<String, Object> resolved(Map<String, Object> schema) {
        if (!schema.containsKey("$ref")) return schema;
        var target = document;
        for (var step : ((String) schema.get("$ref")).substring(2).split("/"))
            target = map(target, step);
        return resolved(target);
    }

    private static void require(boolean fine, String path, String what) {
        if (!fine) throw new AssertionError("against the contract at " + path + ": " + what);
    }
}
