package com.aimixup.adapter.http;

import com.aimixup.domain.files.StoredFile;
import com.aimixup.domain.privacy.Private;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of files in headers, which hold ASCII only: percent-encoded UTF-8 (RFC 3986, 2.1). */
final class FileNames {
    static final String HEADER = "X-File-Name";
    private static final String UNNAMED = "file";
    private static final Kind<String> NAME = Kind.line(1, StoredFile.NAME_LENGTH_MAX);
    private static final Pattern EXTENDED =
            Pattern.compile("(?i)\\bfilename\\*=utf-8'[^']*'([^;\\s]+)");
    private static final Pattern IN_FORM = Pattern.compile(
            "(?i)\\bfilename=(?:\"((?:[^\"\\\\]++|\\\\.)*+)\"|([^;\\s\"]+))");
    /** Of RFC 8187, attr-char: these need no encoding. */
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
            + "0123456789!#$&+-.^_`|~";

    private FileNames() {}

    /** @throws Refused if it is no name */
    static Private<String> sent(Optional<String> header) {
        if (header.isEmpty()) return Private.of(UNNAMED);
        return read(decoded(header.get()), HEADER);
    }

    private static Private<String> read(Optional<String> decoded, String where) {
        var place = new Place("", new ArrayList<>()).member(where);
        var name = decoded.flatMap(text -> NAME.read(new JsonValue.Text(text), place));
        if (name.isPresent()) return Private.of(name.get());
        if (place.wrong().isEmpty()) place.refuse("must be percent-encoded UTF-8");
        throw new Refused(Problem.wrongInput(place.wrong()));
    }

    /** What a form says (RFC 7578, 4.2; browsers encode the quote alone). */
    static Private<String> inForm(String disposition) {
        var extended = EXTENDED.matcher(disposition);
        if (extended.find()) return sent(Optional.of(extended.group(1)));
        var plain = IN_FORM.matcher(disposition);
        if (!plain.find()) return Private.of(UNNAMED);
        var text = plain.group(1) == null ? plain.group(2)
                : plain.group(1).replaceAll("\\\\([\"\\\\])", "$1").replace("%22", "\"");
        // Some send the whole path.
        var name = text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
        return name.isEmpty() ? Private.of(UNNAMED) : read(Optional.of(name), "filename");
    }

    /** For a download: never to be opened in place (RFC 6266). */
    static String attachment(Private<String> name) {
        return "attachment; filename*=UTF-8''" + encoded(name.reveal());
    }

    private static Optional<String> decoded(String header) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < header.length(); i++) {
            var c = header.charAt(i);
            if (c > 0x7E) return Optional.empty();
            if (c != '%') {
                bytes.write(c);
                continue;
            }
            if (i + 2 >= header.length()) return Optional.empty();
            var high = Character.digit(header.charAt(++i), 16);
            var low = Character.digit(header.charAt(++i), 16);
            if (high < 0 || low < 0) return Optional.empty();
            bytes.write(high << 4 | low);
        }
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray())).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private static String encoded(String name) {
        var text = new StringBuilder();
        for (var each : name.getBytes(StandardCharsets.UTF_8))
            if (each > 0 && PLAIN.indexOf(each) >= 0) text.append((char) each);
            else text.append("%%%02X".formatted(each));
        return text.toString();
    }
}
