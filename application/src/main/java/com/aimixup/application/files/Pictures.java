package com.aimixup.application.files;

import java.io.InputStream;

/**
 * Takes out of pictures what tells where, when and with what they were made ({@code
 * share.minimal}). The picture itself is not touched, and not decoded either.
 */
@FunctionalInterface
public interface Pictures {

    /**
     * The same bytes always become the same bytes, as they are read, in constant memory. Reads to
     * the end, also where the picture ends before.
     *
     * @param mediaType what the bytes begin like; if that is no picture, they stay as they are
     */
    InputStream cleaned(String mediaType, InputStream bytes);

    /** Why a picture is not taken; thrown when it is read. */
    enum Reason {
        /** It has more pixels than anybody should have to decode. */
        TOO_MANY_PIXELS,
        /** It is not what it begins like, or ends too early. */
        BROKEN,
        /** A kind that may tell a place, and that we cannot clean. */
        KIND
    }

    final class NotTaken extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final Reason reason;

        public NotTaken(Reason reason) {
            super("a picture is not taken: " + reason, null, false, false);
            this.reason = reason;
        }

        public Reason reason() {
            return reason;
        }
    }
}
