package com.aimixup.domain.conversations;

import com.aimixup.domain.files.FileId;
import com.aimixup.domain.privacy.Private;
import java.util.List;

/**
 * One message as an agent hears it.
 *
 * @param text with its mark, if there are any
 * @param files what goes with it
 */
public record Line(Voice voice, Private<String> text, List<FileId> files) {

    public Line {
        files = List.copyOf(files);
    }

    public Line(Voice voice, Private<String> text) {
        this(voice, text, List.of());
    }

    public enum Voice {
        PERSON,
        /** What the agent said itself. */
        SELF,
        /** Another agent, or somebody elsewhere. */
        OTHER,
        /** What the agent is to do. */
        HOST
    }
}
