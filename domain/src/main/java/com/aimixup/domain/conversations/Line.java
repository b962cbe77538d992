package com.aimixup.domain.conversations;

import com.aimixup.domain.files.FileId;
import com.aimixup.domain.privacy.Private;
import java.util.List;

/**
 * One message as an agent hears it.
 *
 * @param files what goes with it
 */
public record Line(Voice voice, Private<String> text, List<FileId> files) {

    public Line {
        files = List.copyOf(files);
    }

    public Line(Voice voice, Private<String> text) {
        this(voice, text, List.of());
    }

    public sealed interface Voice {
        record Person() implements Voice {}

        record Self() implements Voice {}

        record Other(Private<String> name) implements Voice {}
    }
}
