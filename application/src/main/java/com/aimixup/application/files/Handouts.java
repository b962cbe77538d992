package com.aimixup.application.files;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.files.ByteRange;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.files.StoredFile;
import com.aimixup.domain.privacy.Private;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Gets files ready for agents: text as text, the text of a PDF, pictures as they are. */
public final class Handouts {
    /** As long as a message may be, in UTF-16 units. */
    public static final int TEXT_LENGTH_MAX = 200_000;

    /** A size that each provider takes. */
    public static final int PICTURE_BYTES_MAX = 3_500_000;
    static final int DOCUMENT_BYTES_MAX = 20_000_000;
    private static final int BYTES_PER_CHARACTER = 3;
    private static final String PDF = "application/pdf";
    private static final Set<String> PICTURES =
            Set.of("image/png", "image/jpeg", "image/webp", "image/gif");
    private static final Set<String> TEXTS = Set.of("application/json", "application/xml",
            "application/javascript", "application/x-sh", "application/sql", "application/toml",
            "application/yaml", "application/xhtml+xml", "message/rfc822", "image/svg+xml");

    public sealed interface Result {
        record Ready(Handout handout) implements Result {}

        record NotUsable(Reason reason) implements Result {}
    }

    public enum Reason {
        /** There is none of this id, or it is another person's. */
        UNKNOWN,
        /** Neither text, nor PDF, nor a picture. */
        KIND,
        TOO_LARGE,
        /** Text in another encoding than UTF-8. */
        NOT_UTF8,
        ENCRYPTED,
        BROKEN,
        /** A document without text, such as scanned pages. */
        NO_TEXT,
        /** An agent's provider does not take such files. */
        NOT_TAKEN
    }

    private final ReadFiles read;
    private final DocumentTexts documents;

    public Handouts(ReadFiles read, DocumentTexts documents) {
        this.read = read;
        this.documents = documents;
    }

    public Result of(AccountId account, FileId id) {
        return read.one(account, id).map(this::of).orElse(refused(Reason.UNKNOWN));
    }

    private Result of(StoredFile file) {
        var type = file.mediaType();
        if (PICTURES.contains(type)) return picture(file);
        if (type.equals(PDF)) return document(file);
        return type.startsWith("text/") || TEXTS.contains(type)
                ? text(file) : refused(Reason.KIND);
    }

    private Result picture(StoredFile file) {
        if (file.size() > PICTURE_BYTES_MAX) return refused(Reason.TOO_LARGE);
        return new Result.Ready(new Handout.Picture(file.mediaType(), bytes(file)));
    }

    private Result text(StoredFile file) {
        if (file.size() > (long) BYTES_PER_CHARACTER * TEXT_LENGTH_MAX)
            return refused(Reason.TOO_LARGE);
        try {
            return words(file, StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes(file))).toString());
        } catch (CharacterCodingException otherEncoding) {
            return refused(Reason.NOT_UTF8);
        }
    }

    private Result document(StoredFile file) {
        if (file.size() > DOCUMENT_BYTES_MAX) return refused(Reason.TOO_LARGE);
        try (var bytes = read.content(file, ByteRange.whole(file.size()))) {
            return switch (documents.of(bytes)) {
                case DocumentTexts.Result.Text(var text) -> words(file, text.reveal());
                case DocumentTexts.Result.Encrypted() -> refused(Reason.ENCRYPTED);
                case DocumentTexts.Result.Broken() -> refused(Reason.BROKEN);
                case DocumentTexts.Result.TooLarge() -> refused(Reason.TOO_LARGE);
            };
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Result words(StoredFile file, String text) {
        if (text.length() > TEXT_LENGTH_MAX) return refused(Reason.TOO_LARGE);
        if (text.isBlank()) return refused(Reason.NO_TEXT);
        return new Result.Ready(new Handout.Words(file.name(), Private.of(text)));
    }

    private byte[] bytes(StoredFile file) {
        try (var bytes = read.content(file, ByteRange.whole(file.size()))) {
            return bytes.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Result refused(Reason reason) {
        return new Result.NotUsable(reason);
    }
}
