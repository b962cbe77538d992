package com.aimixup.application.files;

import com.aimixup.domain.privacy.Private;
import java.io.InputStream;

/**
 * Takes the text out of documents (PDF) that strangers made. However such a document is built, it
 * takes bounded time and memory, and never harms the server.
 */
@FunctionalInterface
public interface DocumentTexts {

    /** Reads the document; what reading it throws comes through. */
    Result of(InputStream document);

    sealed interface Result {
        /** May be blank: a document of scanned pages has none. */
        record Text(Private<String> text) implements Result {}

        /** Cannot be read without a password. */
        record Encrypted() implements Result {}

        /** Is no such document, or not a whole one. */
        record Broken() implements Result {}

        /** Has too many pages or too much text, or takes too long or too much memory. */
        record TooLarge() implements Result {}
    }
}
