package com.aimixup.domain.accounts;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.stream.Stream;

/** In which a person is written to. */
public enum Language {
    ENGLISH("en"),
    PORTUGUESE("pt");

    private static final int HEADER_LENGTH_MAX = 200;
    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** As BCP 47 has it. */
    public String tag() {
        return tag;
    }

    /** The one whose tag this is. */
    public static Optional<Language> tagged(String tag) {
        return Stream.of(values()).filter(one -> one.tag.equals(tag)).findFirst();
    }

    /**
     * The one of ours that is liked best.
     *
     * @param accepted as in the header Accept-Language; whatever cannot be read counts as English
     */
    public static Language liked(String accepted) {
        if (accepted.isBlank() || accepted.length() > HEADER_LENGTH_MAX) return ENGLISH;
        try {
            var tags = List.of(values()).stream().map(Language::tag).toList();
            var found = Locale.lookupTag(LanguageRange.parse(accepted), tags);
            return found == null ? ENGLISH : tagged(found).orElse(ENGLISH);
        } catch (IllegalArgumentException unreadable) {
            return ENGLISH;
        }
    }
}
