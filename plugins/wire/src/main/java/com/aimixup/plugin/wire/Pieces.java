package com.aimixup.plugin.wire;

import java.util.function.Consumer;

/** Hands on pieces of text as whole characters: half of one waits for its other half. */
public final class Pieces {
    private final Consumer<String> sink;
    private String half = "";

    public Pieces(Consumer<String> sink) {
        this.sink = sink;
    }

    public void add(String piece) {
        var text = half + piece;
        var whole = endsInHalf(text) ? text.length() - 1 : text.length();
        half = text.substring(whole);
        if (whole > 0) sink.accept(text.substring(0, whole));
    }

    private static boolean endsInHalf(String text) {
        return !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
    }
}
