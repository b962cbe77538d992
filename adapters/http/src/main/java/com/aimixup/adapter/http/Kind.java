package com.aimixup.adapter.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one JSON value as what it should be, or tells the place what is wrong with it. */
@FunctionalInterface
interface Kind<T> {

    /** Empty if it is not of this kind; the place knows why then. */
    Optional<T> read(JsonValue value, Place place);

    /** Any characters, NUL included, counted as code points. */
    static Kind<String> text(int min, int max) {
        return (value, place) -> {
            if (!(value instanceof JsonValue.Text(var text))) return place.refuse("must be text");
            var length = text.codePointCount(0, text.length());
            if (length > max) return place.refuse("must have at most " + max + " characters");
            if (min > 0 && text.isBlank()) return place.refuse("must not be blank");
            if (length < min) return place.refuse("must have at least " + min + " characters");
            // Has no encoding, so it could be neither stored nor sent on unchanged.
            if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE))
                return place.refuse("must not have half a surrogate pair");
            return Optional.of(text);
        };
    }

    /** Text on one line, for names and titles. */
    static Kind<String> line(int min, int max) {
        return (value, place) -> text(min, max).read(value, place).flatMap(line ->
                line.codePoints().anyMatch(Character::isISOControl)
                        ? place.refuse("must not have control characters") : Optional.of(line));
    }

    static <T> Kind<T> parsed(int max, Function<String, Optional<T>> parse, String reason) {
        return (value, place) -> text(1, max).read(value, place).flatMap(text ->
                parse.apply(text).or(() -> place.refuse(reason)));
    }

    static <T> Kind<T> id(Function<UUID, T> made) {
        return parsed(64, text -> Uuids.parse(text).map(made), "must be a UUID");
    }

    static Kind<LocalDate> date() {
        return parsed(10, text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeParseException wrong) {
                return Optional.empty();
            }
        }, "must be a date as 2001-12-31");
    }

    static Kind<Instant> instant() {
        return parsed(40, text -> {
            try {
                return Optional.of(Instant.parse(text).truncatedTo(ChronoUnit.MICROS));
            } catch (DateTimeParseException wrong) {
                return Optional.empty();
            }
        }, "must be a time as 2001-12-31T23:59:59Z");
    }

    static Kind<Boolean> flag() {
        return (value, place) -> value instanceof JsonValue.Flag(var flag)
                ? Optional.of(flag) : place.refuse("must be true or false");
    }

    static Kind<Long> whole(long min, long max) {
        var reason = "must be a whole number from " + min + " to " + max;
        return (value, place) -> {
            if (!(value instanceof JsonValue.Decimal(var number))) return place.refuse(reason);
            // The bounds first: the exact value of 1e999999999 would not fit into memory.
            if (number.compareTo(BigDecimal.valueOf(min)) < 0
                    || number.compareTo(BigDecimal.valueOf(max)) > 0
                    || number.stripTrailingZeros().scale() > 0) return place.refuse(reason);
            return Optional.of(number.longValueExact());
        };
    }

    static Kind<Double> decimal(double min, double max) {
        return (value, place) -> value instanceof JsonValue.Decimal(var number)
                && number.compareTo(BigDecimal.valueOf(min)) >= 0
                && number.compareTo(BigDecimal.valueOf(max)) <= 0
                ? Optional.of(number.doubleValue())
                : place.refuse("must be a number from " + min + " to " + max);
    }

    static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
        var codes = Stream.of(type.getEnumConstants()).collect(
                Collectors.toMap(JsonObject::code, Function.identity()));
        var names = Stream.of(type.getEnumConstants()).map(JsonObject::code)
                .collect(Collectors.joining(", "));
        return (value, place) -> value instanceof JsonValue.Text(var text)
                && codes.containsKey(text)
                ? Optional.of(codes.get(text)) : place.refuse("must be one of " + names);
    }

    static <T> Kind<List<T>> list(int max, Kind<T> item) {
        return list(0, max, item);
    }

    static <T> Kind<List<T>> list(int min, int max, Kind<T> item) {
        return (value, place) -> {
            if (!(value instanceof JsonValue.Items(var items)))
                return place.refuse("must be a list");
            if (items.size() < min) return place.refuse("must have at least " + min + " items");
            if (items.size() > max) return place.refuse("must have at most " + max + " items");
            var read = new ArrayList<T>();
            for (int i = 0; i < items.size(); i++)
                item.read(items.get(i), place.item(i)).ifPresent(read::add);
            return read.size() == items.size() ? Optional.of(read) : Optional.empty();
        };
    }

    static <T> Kind<T> object(Function<Fields, Optional<T>> reader) {
        return (value, place) -> value instanceof JsonValue.Members(var members)
                ? reader.apply(new Fields(members, place)) : place.refuse("must be an object");
    }
}
