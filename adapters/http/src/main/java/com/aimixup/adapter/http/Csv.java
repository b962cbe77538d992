package com.aimixup.adapter.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables as RFC 4180 has them, for spreadsheets. */
final class Csv {
    private static final String TYPE = "text/csv";

    private Csv() {}

    static boolean isWanted(Call call) {
        return call.header("Accept").orElse("").toLowerCase(Locale.ROOT).startsWith(TYPE);
    }

    /**
     * Pages are read as they are sent.
     *
     * @param next the page after one, or none
     */
    static <T> Reply reply(String file, List<String> columns, List<T> first,
            Function<List<T>, List<T>> next, Function<T, Stream<List<String>>> lines) {
        var pages = Stream.iterate(first, page -> !page.isEmpty(), next::apply);
        var text = Stream.concat(Stream.of(line(columns)), pages.map(page -> page.stream()
                .flatMap(lines).map(Csv::line).collect(Collectors.joining())));
        return new Reply.Pieces(TYPE + "; charset=utf-8",
                text.map(part -> part.getBytes(StandardCharsets.UTF_8)),
                Map.of("Content-Disposition", "attachment; filename=\"" + file + '"'));
    }

    private static String line(List<String> fields) {
        return fields.stream().map(Csv::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(String text) {
        return text.matches("[^,\"\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
