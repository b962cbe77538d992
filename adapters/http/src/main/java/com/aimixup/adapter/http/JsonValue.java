package com.aimixup.adapter.http;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A JSON value as it was read. Prints nothing of itself: it may be what a person wrote. */
sealed interface JsonValue {

    record Text(String value) implements JsonValue {
        @Override
        public String toString() {
            return "Text[private]";
        }
    }

    record Decimal(BigDecimal value) implements JsonValue {
        @Override
        public String toString() {
            return "Decimal[private]";
        }
    }

    record Flag(boolean value) implements JsonValue {}

    record Nothing() implements JsonValue {}

    record Items(List<JsonValue> values) implements JsonValue {}

    record Members(Map<String, JsonValue> values) implements JsonValue {
        @Override
        public String toString() {
            return "Members[private]";
        }
    }
}
