package com.aimixup.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The words of a command line: {@code --name value}, each with a preset and bounds. */
final class Options {
    private final String summary;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> meanings = new LinkedHashMap<>();

    Options(String summary) {
        this.summary = summary;
    }

    Options with(String name, Object preset, String meaning) {
        values.put(name, preset.toString());
        meanings.put(name, meaning);
        return this;
    }

    /** Ends the program after --help, and after a word that it does not know. */
    Options read(String... words) {
        if (List.of(words).contains("--help")) end(0, summary);
        for (int at = 0; at < words.length; at += 2) {
            var name = words[at].replaceFirst("^--", "");
            if (!values.containsKey(name) || at + 1 == words.length)
                end(2, "what is " + words[at] + "?");
            values.put(name, words[at + 1]);
        }
        return this;
    }

    String text(String name) {
        return values.get(name);
    }

    int number(String name, int least, int most) {
        return numbers(name, least, most).getFirst();
    }

    List<Integer> numbers(String name, int least, int most) {
        try {
            var numbers = Stream.of(text(name).split(",")).map(Integer::valueOf).toList();
            if (numbers.stream().allMatch(n -> n >= least && n <= most)) return numbers;
        } catch (NumberFormatException notANumber) {
            // said below
        }
        end(2, "--" + name + " must be from " + least + " to " + most);
        throw new AssertionError();
    }

    private void end(int code, String why) {
        var out = code == 0 ? System.out : System.err;
        out.println(why);
        meanings.forEach((name, meaning) ->
                out.printf("  --%-14s %s (%s)%n", name, meaning, values.get(name)));
        System.exit(code);
    }
}
