package com.aimixup.plugin.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** JSON as trees: a provider adds fields at any time, so nothing is bound to a class. */
public final class Json {
    /** No thread-locals: they would keep a removed plugin's class loader alive. */
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.newBoundedPool(16))
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(WireLimits.PICTURES.bodyBytes())
                            .maxNestingDepth(100)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Empty if that is no JSON, or not one value alone. */
    public static Optional<JsonNode> read(String text) {
        try {
            return present(MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty(); // its message may quote the text
        }
    }

    /** Empty if that is no JSON, or not one value alone. */
    public static Optional<JsonNode> read(byte[] bytes) {
        try {
            return present(MAPPER.readTree(bytes));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    public static byte[] write(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(new IOException("JSON of our own making"));
        }
    }

    /** Empty if it is no text, or an empty one. */
    public static Optional<String> text(JsonNode node) {
        return node.isTextual() && !node.textValue().isEmpty()
                ? Optional.of(node.textValue()) : Optional.empty();
    }

    /** A count of tokens: absent, null, negative and absurd count as none. */
    public static long count(JsonNode node) {
        var value = node.isNumber() ? node.longValue() : 0;
        return value < 0 || value > 1_000_000_000_000L ? 0 : value;
    }

    /** A count of tokens that a model can hold; 0 if unknown. */
    public static int size(JsonNode node) {
        return (int) Math.min(count(node), Integer.MAX_VALUE);
    }

    private static Optional<JsonNode> present(JsonNode node) {
        return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(node);
    }
}
