package com.aimixup.application.accounts;

import com.aimixup.domain.privacy.Private;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Passwords that are hashed at once, for tests: no cost, no limit. */
public final class MemoryPasswords implements Passwords {
    private final AtomicInteger salts = new AtomicInteger();
    private final int pepperVersion;
    private volatile boolean busy;

    public MemoryPasswords() {
        this(1);
    }

    /** @param pepperVersion a hash made with another one is outdated */
    public MemoryPasswords(int pepperVersion) {
        this.pepperVersion = pepperVersion;
    }

    /** From now on everything is refused as if too much were under way, or no longer. */
    public void beBusy(boolean busy) {
        this.busy = busy;
    }

    @Override
    public int capacity() {
        return 1_000;
    }

    @Override
    public Optional<PasswordHash> hash(Private<String> password) {
        if (busy) return Optional.empty();
        var salt = String.valueOf(salts.incrementAndGet());
        return Optional.of(new PasswordHash(pepperVersion,
                salt + "$" + digest(pepperVersion, salt, password)));
    }

    @Override
    public Verdict verify(Private<String> password, PasswordHash hash) {
        if (busy) return Verdict.BUSY;
        var salt = hash.bcrypt().substring(0, hash.bcrypt().indexOf('$'));
        var right = hash.bcrypt().equals(
                salt + "$" + digest(hash.pepperVersion(), salt, password));
        return right ? Verdict.RIGHT : Verdict.WRONG;
    }

    @Override
    public Verdict verifyNobody(Private<String> password) {
        return busy ? Verdict.BUSY : Verdict.WRONG;
    }

    @Override
    public boolean isOutdated(PasswordHash hash) {
        return hash.pepperVersion() != pepperVersion;
    }

    @Override
    public Strength strength(Private<String> password, List<Private<String>> own) {
        if (busy) return Strength.BUSY;
        var text = password.reveal().toLowerCase(Locale.ROOT);
        return text.startsWith("password") || text.startsWith("aimixup")
                || own.stream().anyMatch(word -> text.equalsIgnoreCase(word.reveal()))
                ? Strength.WEAK : Strength.FINE;
    }

    /** UTF-16, since UTF-8 would make one of different unpaired surrogates. */
    private static String digest(int pepperVersion, String salt, Private<String> password) {
        try {
            var text = pepperVersion + "$" + salt + "$" + password.reveal();
            var bytes = new byte[2 * text.length()];
            for (int i = 0; i < text.length(); i++) {
                bytes[2 * i] = (byte) (text.charAt(i) >> 8);
                bytes[2 * i + 1] = (byte) text.charAt(i);
            }
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
