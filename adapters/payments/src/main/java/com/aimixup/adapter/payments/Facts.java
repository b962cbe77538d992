package com.aimixup.adapter.payments;

import com.aimixup.application.payments.PaymentSource.UnreadableEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** Reads JSON of a payment service; whoever asks for a field that is wrong learns its name only. */
public final class Facts {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode node;
    private final String path;

    private Facts(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    public static Optional<Facts> parse(byte[] json) {
        try {
            return Optional.of(JSON.readTree(json)).filter(JsonNode::isObject)
                    .map(node -> new Facts(node, ""));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** @throws UnreadableEvent if it is no JSON object */
    public static Facts parse(String json) {
        try {
            var node = JSON.readTree(json);
            if (node.isObject()) return new Facts(node, "");
        } catch (JsonProcessingException e) {
            // Its message quotes the text.
        }
        throw new UnreadableEvent("facts");
    }

    /** An object as text. */
    public static String object(Consumer<ObjectNode> fill) {
        var object = JSON.createObjectNode();
        fill.accept(object);
        return object.toString();
    }

    /** A copy with these fields only, each a path like {@code data.items.price.id}. */
    public String keep(List<String> paths) {
        return copy(node, paths).toString();
    }

    /** Lists keep their length; of what they hold, only what a path goes on to. */
    private static JsonNode copy(JsonNode node, List<String> paths) {
        if (node.isArray()) {
            var kept = JSON.createArrayNode();
            node.forEach(element -> kept.add(copy(element, paths)));
            return kept;
        }
        if (paths.contains("")) return node.isValueNode() ? node : JSON.nullNode();
        if (!node.isObject()) return JSON.nullNode();
        var kept = JSON.createObjectNode();
        for (var name : paths.stream().map(Facts::head).distinct().toList())
            if (node.has(name)) kept.set(name, copy(node.get(name), paths.stream()
                    .filter(path -> head(path).equals(name)).map(Facts::rest).toList()));
        return kept;
    }

    private static String head(String path) {
        return path.split("\\.", 2)[0];
    }

    private static String rest(String path) {
        var dot = path.indexOf('.');
        return dot < 0 ? "" : path.substring(dot + 1);
    }

    public Facts at(String name) {
        return new Facts(node.path(name), under(name));
    }

    /** Empty where the field is missing or null. */
    public Optional<Facts> optional(String name) {
        return Optional.of(at(name)).filter(facts -> !facts.node.isMissingNode()
                && !facts.node.isNull());
    }

    /** Of the members of an object. */
    public List<String> names() {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    public List<Facts> list(String name) {
        var found = node.path(name);
        if (found.isMissingNode() || found.isNull()) return List.of();
        if (!found.isArray()) throw new UnreadableEvent(under(name));
        return StreamSupport.stream(found.spliterator(), false)
                .map(element -> new Facts(element, under(name))).toList();
    }

    public String text(String name) {
        return optional(name).flatMap(Facts::asText)
                .orElseThrow(() -> new UnreadableEvent(under(name)));
    }

    public Optional<String> optionalText(String name) {
        return optional(name).map(facts -> facts.asText()
                .orElseThrow(() -> new UnreadableEvent(under(name))));
    }

    public Optional<String> asText() {
        return node.isTextual() && !node.textValue().isBlank() ? Optional.of(node.textValue())
                : Optional.empty();
    }

    public long number(String name) {
        return optional(name).filter(facts -> facts.node.isIntegralNumber()
                        && facts.node.canConvertToLong()).map(facts -> facts.node.longValue())
                .orElseThrow(() -> new UnreadableEvent(under(name)));
    }

    /** As its decimal text, so that nothing of it is lost. */
    public Optional<String> decimal(String name) {
        return optional(name).filter(facts -> facts.node.isNumber())
                .map(facts -> facts.node.decimalValue().toPlainString());
    }

    public boolean flag(String name) {
        return node.path(name).isBoolean() && node.path(name).booleanValue();
    }

    /** RFC 3339, with any number of digits after the second. */
    public Instant instant(String name) {
        try {
            return OffsetDateTime.parse(text(name)).toInstant();
        } catch (DateTimeException e) {
            throw new UnreadableEvent(under(name));
        }
    }

    public Optional<Instant> optionalInstant(String name) {
        return optional(name).map(_ -> instant(name));
    }

    private String under(String name) {
        return path.isEmpty() ? name : path + '.' + name;
    }
}
