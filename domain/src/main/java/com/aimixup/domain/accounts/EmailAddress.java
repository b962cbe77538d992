package com.aimixup.domain.accounts;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as a person wrote it, trimmed. Never printed.
 *
 * <p>{@link #normalised} decides whether two addresses are the same: NFC, the domain in lower case,
 * nothing else (no folding of dots or tags, which providers treat differently). The rule is for
 * ever: the blind index in the database depends on it.
 */
public record EmailAddress(String value) {
    /** Nothing blank or invisible, and no half of a surrogate pair. */
    private static final Pattern SHAPE = Pattern.compile(
            "[^\\p{Z}\\p{C}@<>\"]{1,64}@[^\\p{Z}\\p{C}@<>\"]+");
    private static final int LENGTH_MAX = 254; // RFC 5321, 4.5.3.1.3

    /** Empty if this cannot be an address that receives mail. */
    public static Optional<EmailAddress> parse(String text) {
        var trimmed = text.strip();
        var domain = trimmed.substring(trimmed.indexOf('@') + 1);
        var plausible = trimmed.length() <= LENGTH_MAX
                && SHAPE.matcher(trimmed).matches()
                && !domain.startsWith(".") && !domain.endsWith(".") && !domain.contains("..");
        return plausible ? Optional.of(new EmailAddress(trimmed)) : Optional.empty();
    }

    public String normalised() {
        var nfc = Normalizer.normalize(value, Normalizer.Form.NFC);
        var at = nfc.lastIndexOf('@');
        return nfc.substring(0, at) + nfc.substring(at).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "EmailAddress[private]";
    }
}
