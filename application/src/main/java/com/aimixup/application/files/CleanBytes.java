package com.aimixup.application.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Bytes that are passed on and not kept, cleaned as those of an upload are. */
public final class CleanBytes {
    private final ContentTypes types;
    private final Pictures pictures;

    public CleanBytes(ContentTypes types, Pictures pictures) {
        this.types = types;
        this.pictures = pictures;
    }

    /** @param mediaType what they are, whatever they were said to be */
    public record Known(String mediaType, byte[] bytes) {
        public boolean isPicture() {
            return mediaType.startsWith("image/");
        }

        @Override
        public String toString() {
            return "Known[private]";
        }
    }

    /** @throws Pictures.NotTaken if it is a picture that is not taken */
    public Known of(byte[] bytes) {
        var type = types.of(Arrays.copyOf(bytes,
                Math.min(bytes.length, ContentTypes.BEGINNING_BYTES)));
        try (var cleaned = pictures.cleaned(type, new ByteArrayInputStream(bytes))) {
            return new Known(type, cleaned.readAllBytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
