package com.aimixup.adapter.vault;

import com.aimixup.application.accounts.PasswordHash;
import com.aimixup.application.accounts.Passwords;
import com.aimixup.domain.privacy.Private;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/**
 * bcrypt over base64(HMAC-SHA-384(pepper, password)): 64 characters of the 72 that bcrypt looks at,
 * so every character of a password counts, and a stolen database alone cannot be guessed against,
 * since the pepper is not in it.
 *
 * <p>The password is taken exactly as it was received (OWASP ASVS 6.2.8): not trimmed, not cut, not
 * brought to a Unicode normal form.
 */
public final class BcryptPasswords implements Passwords, AutoCloseable {
    /** Takes about a quarter of a second. */
    public static final int COST = 12;
    private static final int COST_MIN = 4;
    private static final int COST_MAX = 20;
    private static final Pattern FORM =
            Pattern.compile("\\$2b\\$(0[4-9]|1\\d|20)\\$[./A-Za-z0-9]{53}");
    private static final int SALT_BYTES = 16;
    private static final Duration WAIT_MAX = Duration.ofSeconds(2);
    private static final int WAITING_PER_THREAD = 8; // about what WAIT_MAX leaves time for
    private final SecureRandom random = new SecureRandom();
    private final Map<Integer, SecretKeySpec> peppers = new HashMap<>();
    private final int pepperVersion;
    private final int cost;
    private final String nobody;
    private final int capacity;
    private final HashingPool pool;
    private final Guessing guessing = new Guessing();

    /**
     * @param peppers by version, see {@link SystemSecrets#peppers}; the highest is the one in use
     * @param cost the binary logarithm of bcrypt's rounds
     * @param atOnce how many hashes are computed at once, at most the number of cores
     */
    public BcryptPasswords(Map<Integer, byte[]> peppers, int cost, int atOnce) {
        if (cost < COST_MIN || cost > COST_MAX) throw new IllegalArgumentException("cost " + cost);
        peppers.forEach((version, pepper) ->
                this.peppers.put(version, new SecretKeySpec(pepper, "HmacSHA384")));
        this.pepperVersion = Collections.max(peppers.keySet());
        this.cost = cost;
        // As costly to compare with as any, and the hash of nothing that anyone will ever find.
        this.nobody = prefix(cost) + "nobodynobodynobodynobe" + "nobodynobodynobodynobodynobodyn";
        this.capacity = atOnce + atOnce * WAITING_PER_THREAD;
        this.pool = new HashingPool(atOnce, atOnce * WAITING_PER_THREAD, WAIT_MAX);
    }

    @Override
    public Optional<PasswordHash> hash(Private<String> password) {
        return pool.run(() -> {
            var salt = new byte[SALT_BYTES];
            random.nextBytes(salt);
            return new PasswordHash(pepperVersion,
                    OpenBSDBCrypt.generate("2b", peppered(pepperVersion, password), salt, cost));
        });
    }

    @Override
    public Verdict verify(Private<String> password, PasswordHash hash) {
        return pool.run(() -> matches(password, hash.pepperVersion(), hash.bcrypt())
                ? Verdict.RIGHT : Verdict.WRONG).orElse(Verdict.BUSY);
    }

    @Override
    public Verdict verifyNobody(Private<String> password) {
        return pool.run(() -> {
            matches(password, pepperVersion, nobody);
            return Verdict.WRONG;
        }).orElse(Verdict.BUSY);
    }

    @Override
    public Strength strength(Private<String> password, List<Private<String>> own) {
        return pool.run(() -> guessing.isEasy(password, own) ? Strength.WEAK : Strength.FINE)
                .orElse(Strength.BUSY);
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public boolean isOutdated(PasswordHash hash) {
        return hash.pepperVersion() != pepperVersion || !hash.bcrypt().startsWith(prefix(cost));
    }

    @Override
    public void close() {
        pool.close();
    }

    /** Compares in constant time. */
    private boolean matches(Private<String> password, int version, String bcrypt) {
        if (!FORM.matcher(bcrypt).matches())
            throw new IllegalStateException("a stored password hash is damaged");
        return OpenBSDBCrypt.checkPassword(bcrypt, peppered(version, password));
    }

    private byte[] peppered(int version, Private<String> password) {
        var pepper = peppers.get(version);
        if (pepper == null) throw new IllegalStateException("no password pepper " + version);
        try {
            var mac = Mac.getInstance(pepper.getAlgorithm());
            mac.init(pepper);
            return Base64.getEncoder().encode(mac.doFinal(ExactText.encode(password.reveal())));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String prefix(int cost) {
        return "$2b$%02d$".formatted(cost);
    }
}
