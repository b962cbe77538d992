package com.aimixup.plugin.wire;

import java.util.Optional;
import java.util.function.Function;

/** A list that comes in pages. */
public final class Pages {
    /** More than any provider has: a server that always names another is not asked for ever. */
    private static final int MOST = 20;

    private Pages() {}

    /**
     * @param read reads the page at a mark, which is empty for the first, and gives the mark of the
     *     next, if there is one
     */
    public static void each(Function<String, Optional<String>> read) {
        var next = Optional.of("");
        for (int page = 0; page < MOST && next.isPresent(); page++) {
            var mark = next.get();
            next = read.apply(mark).filter(other -> !other.equals(mark));
        }
    }
}
