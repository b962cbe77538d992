package com.aimixup.plugin.compatible;

import com.aimixup.plugin.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an error says, in whichever of its shapes: {@code {"error":{…}}}, the fields alone, or
 * {@code {"code":…,"error":"text"}}. What it does not say is empty.
 *
 * @param message of the provider; it may quote the prompt, so it is looked at and never passed on
 */
public record ErrorFields(String code, String type, String parameter, String message) {

    public static ErrorFields of(JsonNode json) {
        var error = json.path("error");
        var fields = error.isObject() ? error : json;
        return new ErrorFields(text(fields, "code"), text(fields, "type"), text(fields, "param"),
                error.isTextual() ? error.textValue() : text(fields, "message"));
    }

    /** Whether this answer, or event of a stream, is an error: one that is null does not count. */
    public static boolean isIn(JsonNode json) {
        var error = json.path("error");
        return error.isObject() || Json.text(error).isPresent();
    }

    private static String text(JsonNode fields, String name) {
        return Json.text(fields.path(name)).orElse("");
    }

    @Override
    public String toString() {
        return "ErrorFields[private]";
    }
}
