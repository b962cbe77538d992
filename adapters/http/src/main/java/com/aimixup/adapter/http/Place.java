package com.aimixup.adapter.http;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where in the input something is, and the list of all that was found wrong so far. */
record Place(String path, List<Problem.Wrong> wrong) {
    static final int WRONG_MAX = 50;
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    /** A name that looks like text is not repeated: it may be something private. */
    Place member(String name) {
        var shown = PLAIN_NAME.matcher(name).matches() ? name : "(unreadable name)";
        return new Place(path.isEmpty() ? shown : path + '.' + shown, wrong);
    }

    Place item(int index) {
        return new Place(path + '[' + index + ']', wrong);
    }

    <T> Optional<T> refuse(String reason) {
        if (wrong.size() < WRONG_MAX) wrong.add(new Problem.Wrong(path, reason));
        return Optional.empty();
    }
}
