package com.aimixup.application.conversations;

import com.aimixup.application.files.DocumentTexts;
import com.aimixup.domain.privacy.Private;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files as tests write them: what stands before the first colon is the type, the rest text. */
final class PlainFiles {
    private PlainFiles() {}

    static String type(byte[] beginning) {
        return new String(beginning, StandardCharsets.ISO_8859_1).split(":")[0];
    }

    static DocumentTexts.Result document(InputStream bytes) {
        try {
            var text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
            return switch (text.substring(text.indexOf(':') + 1)) {
                case "locked" -> new DocumentTexts.Result.Encrypted();
                case "broken" -> new DocumentTexts.Result.Broken();
                case "bomb" -> new DocumentTexts.Result.TooLarge();
                case String said -> new DocumentTexts.Result.Text(Private.of(said));
            };
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
