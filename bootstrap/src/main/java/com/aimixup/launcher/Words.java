package com.aimixup.launcher;

import com.aimixup.launcher.Command.Usage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words after a command's name: positions, options with a value, and flags. */
final class Words {
    private final List<String> positions = new ArrayList<>();
    private final Map<String, String> options = new HashMap<>();
    private final Set<String> flags = new HashSet<>();

    private Words() {}

    /** @throws Usage on an unknown option, or one that lacks its value */
    static Words parse(List<String> words, Set<String> options, Set<String> flags) {
        var parsed = new Words();
        for (var index = 0; index < words.size(); index++) {
            var word = words.get(index);
            if (flags.contains(word)) parsed.flags.add(word);
            else if (options.contains(word)) {
                if (++index == words.size()) throw new Usage(word + " needs a value");
                parsed.options.put(word, words.get(index));
            } else if (word.startsWith("--")) throw new Usage("unknown option " + word);
            else parsed.positions.add(word);
        }
        return parsed;
    }

    /** The positions, if there are as many as there must be. */
    List<String> positions(int count) {
        if (positions.size() != count)
            throw new Usage(positions.size() < count ? "something is missing" : "too many words");
        return List.copyOf(positions);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }
}
