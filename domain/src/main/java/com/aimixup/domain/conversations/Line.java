package com.aimixup.domain.conversations;

import com.aimixup.domain.privacy.Private;

/** One message as an agent hears it. */
public record Line(Voice voice, Private<String> text) {

    public sealed interface Voice {
        record Person() implements Voice {}

        record Self() implements Voice {}

        record Other(Private<String> name) implements Voice {}
    }
}
