package com.aimixup.adapter.objects;

import com.aimixup.application.files.ContentTypes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** By the marks at the beginning of files, as Apache Tika's list has them. Parses nothing. */
public final class TikaContentTypes implements ContentTypes {
    /** Read when first asked for: it takes longer than most of a start. */
    private static final class Known {
        static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
    }

    @Override
    public String of(byte[] beginning) {
        try {
            return Known.TYPES.detect(new ByteArrayInputStream(beginning), new Metadata())
                    .getBaseType().toString();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
