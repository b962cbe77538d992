package com.aimixup.adapter.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * JSON text (RFC 8259) in and out. Reads UTF-8 only, refuses the same name twice in one object, and
 * limits depth, names and numbers, so that small input stays small work.
 */
final class Json {
    static final int DEPTH_MAX = 64;
    private static final int NAME_LENGTH_MAX = 200;
    private static final int NUMBER_LENGTH_MAX = 40;
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_MAX)
                    .maxNameLength(NAME_LENGTH_MAX)
                    .maxNumberLength(NUMBER_LENGTH_MAX)
                    .build())
            .build();

    private Json() {}

    /** @throws Refused if this is no JSON; it tells where, but not what is there */
    static JsonValue read(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException broken) {
            throw new Refused(Problem.of(ProblemType.MALFORMED_JSON,
                    "Send the body as UTF-8; it has bytes that are none."));
        }
        try (var parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null)
                throw new Refused(Problem.of(ProblemType.MALFORMED_JSON, "Send a JSON object."));
            var value = value(parser);
            if (parser.nextToken() == null) return value;
            throw malformed(parser.currentLocation().getLineNr(),
                    parser.currentLocation().getColumnNr());
        } catch (JsonProcessingException malformed) {
            var at = malformed.getLocation();
            throw at == null ? malformed(1, 1) : malformed(at.getLineNr(), at.getColumnNr());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Refused malformed(int line, int column) {
        return new Refused(Problem.of(ProblemType.MALFORMED_JSON,
                "Mend the body at line " + line + ", column " + column + ".")
                .with("line", line).with("column", column));
    }

    private static JsonValue value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> members(parser);
            case START_ARRAY -> items(parser);
            case VALUE_STRING -> new JsonValue.Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> new JsonValue.Flag(true);
            case VALUE_FALSE -> new JsonValue.Flag(false);
            case VALUE_NULL -> new JsonValue.Nothing();
            default -> throw new IllegalStateException("token " + parser.currentToken());
        };
    }

    static JsonValue number(JsonParser parser) throws IOException {
        try {
            return new JsonValue.Decimal(parser.getDecimalValue());
        } catch (NumberFormatException beyondAnyUse) { // an exponent of more than 32 bits
            var at = parser.currentTokenLocation();
            throw malformed(at.getLineNr(), at.getColumnNr());
        }
    }

    private static JsonValue members(JsonParser parser) throws IOException {
        var members = new LinkedHashMap<String, JsonValue>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return new JsonValue.Members(members);
    }

    private static JsonValue items(JsonParser parser) throws IOException {
        var items = new ArrayList<JsonValue>();
        while (parser.nextToken() != JsonToken.END_ARRAY) items.add(value(parser));
        return new JsonValue.Items(items);
    }

    /** A value that was read, as text again. */
    static String text(JsonValue value) {
        var out = new StringWriter();
        try (var generator = FACTORY.createGenerator(out)) {
            write(value, generator);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }

    private static void write(JsonValue value, JsonGenerator generator) throws IOException {
        switch (value) {
            case JsonValue.Text(var text) -> generator.writeString(text);
            case JsonValue.Decimal(var number) -> generator.writeNumber(number);
            case JsonValue.Flag(var flag) -> generator.writeBoolean(flag);
            case JsonValue.Nothing() -> generator.writeNull();
            case JsonValue.Items(var items) -> {
                generator.writeStartArray();
                for (var item : items) write(item, generator);
                generator.writeEndArray();
            }
            case JsonValue.Members(var members) -> {
                generator.writeStartObject();
                for (var member : members.entrySet()) {
                    generator.writeFieldName(member.getKey());
                    write(member.getValue(), generator);
                }
                generator.writeEndObject();
            }
        }
    }

    static byte[] bytes(JsonObject object) {
        var out = new ByteArrayOutputStream(512);
        write(object, out);
        return out.toByteArray();
    }

    static void write(JsonObject object, OutputStream out) {
        try (var generator = FACTORY.createGenerator(out)) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            write(object, generator);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(Object value, JsonGenerator generator) throws IOException {
        switch (value) {
            case JsonObject object -> {
                generator.writeStartObject();
                for (var member : object.members().entrySet()) {
                    generator.writeFieldName(member.getKey());
                    write(member.getValue(), generator);
                }
                generator.writeEndObject();
            }
            case List<?> items -> {
                generator.writeStartArray();
                for (var item : items) write(item, generator);
                generator.writeEndArray();
            }
            case String text -> generator.writeString(text);
            case Integer number -> generator.writeNumber(number);
            case Long number -> generator.writeNumber(number);
            case Double number -> generator.writeNumber(number);
            case Boolean flag -> generator.writeBoolean(flag);
            case JsonObject.Null _ -> generator.writeNull();
            default -> throw new IllegalStateException("no JSON: " + value.getClass());
        }
    }
}
