package com.aimixup.plugin.compatible;

import com.aimixup.plugin.spi.ChatRequest.Part.ToolCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.TreeMap;

/** Calls that arrive in pieces: the first has the name, the others more of the arguments. */
final class GrowingCalls {
    /** More than this no model asks for at once, and a broken one shall not fill the memory. */
    private static final int CALLS_MAX = 128;

    private final TreeMap<Integer, Growing> calls = new TreeMap<>();

    private static final class Growing {
        private final StringBuilder id = new StringBuilder();
        private final StringBuilder name = new StringBuilder();
        private final StringBuilder arguments = new StringBuilder();
    }

    void add(JsonNode piece) {
        // An answer that comes whole does not number them.
        var index = piece.path("index").asInt(calls.size());
        if (!calls.containsKey(index) && calls.size() == CALLS_MAX) return;
        var call = calls.computeIfAbsent(index, _ -> new Growing());
        if (call.id.isEmpty()) call.id.append(piece.path("id").asText());
        if (call.name.isEmpty()) call.name.append(piece.path("function").path("name").asText());
        call.arguments.append(piece.path("function").path("arguments").asText());
    }

    List<ToolCall> whole() {
        return calls.values().stream().map(call -> new ToolCall(call.id.toString(),
                call.name.toString(), call.arguments.toString())).toList();
    }
}
