package com.aimixup.adapter.vault;

import com.aimixup.domain.privacy.Private;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How soon a password would be guessed by somebody who begins with what is likely. */
final class Guessing {
    private static final List<String> OUR_WORDS = List.of("aimixup", "mixup");
    /** Less than 10^6 guesses is little even for somebody who may try only now and then. */
    private static final int SCORE_MIN = 2;
    /** Longer ones are judged by their beginning: the work grows faster than the length. */
    private static final int JUDGED_MAX = 64;
    private static final int REST_MIN = 4;
    private final Zxcvbn estimator = new Zxcvbn();

    boolean isEasy(Private<String> password, List<Private<String>> own) {
        var text = password.reveal();
        if (text.length() > JUDGED_MAX) text = text.substring(0, JUDGED_MAX);
        var known = Stream.concat(OUR_WORDS.stream(), own.stream().map(Private::reveal)
                .flatMap(word -> Stream.concat(Stream.of(word), Stream.of(word.split("[@.\\s]+")))))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() >= REST_MIN)
                .toList();
        var rest = text.toLowerCase(Locale.ROOT);
        for (var word : known) rest = rest.replace(word, "");
        return rest.strip().length() < REST_MIN || isEasy(rest, known) || isEasy(text, known);
    }

    private boolean isEasy(String text, List<String> known) {
        return estimator.measure(text, known).getScore() < SCORE_MIN;
    }
}
