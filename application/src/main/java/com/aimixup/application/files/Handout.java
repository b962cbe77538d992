package com.aimixup.application.files;

import com.aimixup.domain.privacy.Private;

/** A file as agents are handed it. */
public sealed interface Handout {

    /** Text, or the text of a document. */
    record Words(Private<String> name, Private<String> text) implements Handout {
        public int length() {
            return text.reveal().length();
        }
    }

    /** @param bytes not to be changed by anyone */
    record Picture(String mediaType, byte[] bytes) implements Handout {
        @Override
        public String toString() {
            return "Picture[private]";
        }
    }

    /** Not handed out; an agent is told so. */
    record LeftOut(Why why) implements Handout {}

    enum Why {
        /** It was deleted, or cannot be read any more. */
        GONE,
        /** Others in the conversation are newer, and there is room for so much only. */
        NO_ROOM,
        /** The agent's provider does not take such files. */
        NOT_TAKEN
    }
}
