package com.aimixup.adapter.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Reads a long JSON list, or a single object, an item at a time: what is in memory at once is one
 * item, and of that no more than a limit.
 */
final class JsonItems {
    /** What others export is nested more deeply than what we ask for. */
    private static final int DEPTH_MAX = 64;
    private static final int ITEM_WEIGHT_MAX = 16_000_000;
    /** What each value weighs besides its characters. */
    private static final int VALUE_WEIGHT = 16;
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX)
                    .maxNameLength(1_000).maxNumberLength(100).build())
            .build();

    @FunctionalInterface
    interface Taker {
        /**
         * @param index empty if it is the only one, not in a list
         * @param item empty if it is larger than the limit
         * @return false if no more is wanted
         */
        boolean take(Optional<Integer> index, Optional<JsonValue> item);
    }

    private long weight;

    private JsonItems() {}

    /** @throws Refused where this is no JSON; what came before was taken */
    static void read(InputStream in, Taker taker) {
        var reader = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
        try (var parser = FACTORY.createParser(reader)) {
            parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                for (var index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++)
                    if (!taker.take(Optional.of(index), new JsonItems().item(parser))) return;
            } else if (parser.currentToken() == JsonToken.START_OBJECT) {
                taker.take(Optional.empty(), new JsonItems().item(parser));
            } else {
                throw malformed("Send a JSON object or a list of them.");
            }
            if (parser.nextToken() != null) throw malformed("Send one JSON value.");
        } catch (CharacterCodingException broken) {
            throw malformed("Send the body as UTF-8; it has bytes that are none.");
        } catch (JsonProcessingException broken) {
            var at = Optional.ofNullable(broken.getLocation());
            throw malformed("Mend the body" + at.map(place -> " at line " + place.getLineNr()
                    + ", column " + place.getColumnNr()).orElse("") + ".");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Refused malformed(String detail) {
        return new Refused(Problem.of(ProblemType.MALFORMED_JSON, detail));
    }

    private Optional<JsonValue> item(JsonParser parser) throws IOException {
        var value = value(parser);
        return weight > ITEM_WEIGHT_MAX ? Optional.empty() : Optional.of(value);
    }

    /** Past the limit it reads on, to where the next item begins, and keeps nothing. */
    private JsonValue value(JsonParser parser) throws IOException {
        weight += VALUE_WEIGHT;
        if (weight > ITEM_WEIGHT_MAX) {
            parser.skipChildren();
            return new JsonValue.Nothing();
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                var members = new LinkedHashMap<String, JsonValue>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    var name = parser.currentName();
                    weight += name.length();
                    parser.nextToken();
                    members.put(name, value(parser));
                }
                yield new JsonValue.Members(members);
            }
            case START_ARRAY -> {
                var items = new ArrayList<JsonValue>();
                while (parser.nextToken() != JsonToken.END_ARRAY) items.add(value(parser));
                yield new JsonValue.Items(items);
            }
            case VALUE_STRING -> {
                weight += parser.getTextLength();
                yield new JsonValue.Text(parser.getText());
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Json.number(parser);
            case VALUE_TRUE -> new JsonValue.Flag(true);
            case VALUE_FALSE -> new JsonValue.Flag(false);
            case VALUE_NULL -> new JsonValue.Nothing();
            default -> throw new IllegalStateException("token " + parser.currentToken());
        };
    }
}
