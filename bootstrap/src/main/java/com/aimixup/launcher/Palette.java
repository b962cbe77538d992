package com.aimixup.launcher;

import java.util.HashMap;
import java.util.Map;

/** A colour for each agent in the order of their first word; none where nobody sees colours. */
final class Palette {
    private static final int[] COLOURS = {36, 33, 35, 32, 34, 31};
    private final boolean colours;
    private final Map<String, Integer> given = new HashMap<>();

    Palette(boolean colours) {
        this.colours = colours;
    }

    String paint(String name, String text) {
        if (!colours) return text;
        var colour = given.computeIfAbsent(name, n -> COLOURS[given.size() % COLOURS.length]);
        return "\u001b[" + colour + "m" + text + "\u001b[0m";
    }
}
