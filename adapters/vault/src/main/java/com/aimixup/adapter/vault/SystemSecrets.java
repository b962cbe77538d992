package com.aimixup.adapter.vault;

import com.aimixup.application.privacy.WrappedKeys;
import com.aimixup.application.privacy.WrappedKeys.Wrapped;
import com.aimixup.application.runtime.Transactions;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Secrets that belong to no person. Each is made when it is first asked for, once for all nodes,
 * and stored as wrapped by a master key.
 */
public final class SystemSecrets {
    private static final int INDEX_BYTES = 32;
    private static final int PEPPER_BYTES = 48; // the output of SHA-384
    private static final int ATTEMPTS = 10;
    private final SecureRandom random = new SecureRandom();
    private final WrappedKeys store;
    private final MasterKeys masters;
    private final Transactions transactions;

    public SystemSecrets(WrappedKeys store, MasterKeys masters, Transactions transactions) {
        this.store = store;
        this.masters = masters;
        this.transactions = transactions;
    }

    /** Keys the blind index of addresses. A new one would need every index computed anew. */
    public byte[] emailIndex() {
        return secret("email-index", () -> bytes(INDEX_BYTES));
    }

    /** Keys the hashes by which attempts and requests are counted. */
    public byte[] counting() {
        return secret("counting", () -> bytes(INDEX_BYTES));
    }

    /** By version; the highest goes into new hashes. */
    public Map<Integer, byte[]> peppers() {
        var peppers = new TreeMap<Integer, byte[]>();
        peppers.put(1, secret(pepper(1), () -> bytes(PEPPER_BYTES)));
        for (int version = 2; ; version++) {
            var next = find(pepper(version));
            if (next.isEmpty()) return peppers;
            peppers.put(version, next.get());
        }
    }

    /** The P-256 keys that sign access tokens. */
    public KeyPair tokenSigning() {
        var stored = ByteBuffer.wrap(secret("token-signing", SystemSecrets::newSigningKeys));
        var pkcs8 = new byte[stored.getInt()];
        stored.get(pkcs8);
        var x509 = new byte[stored.remaining()];
        stored.get(x509);
        try {
            var factory = KeyFactory.getInstance("EC");
            return new KeyPair(factory.generatePublic(new X509EncodedKeySpec(x509)),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the token signing key is damaged");
        }
    }

    /** PKCS #8 with its length, then the public key, which PKCS #8 as Java writes it lacks. */
    private static byte[] newSigningKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var pkcs8 = pair.getPrivate().getEncoded();
            var x509 = pair.getPublic().getEncoded();
            return ByteBuffer.allocate(Integer.BYTES + pkcs8.length + x509.length)
                    .putInt(pkcs8.length).put(pkcs8).put(x509).array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] secret(String purpose, Supplier<byte[]> make) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var found = find(purpose);
            if (found.isPresent()) return found.get();
            var made = make.get();
            var wrapped = wrap(masters.active(), purpose, made);
            if (transactions.run(() -> store.addSystemSecret(purpose, wrapped))) return made;
            masters.refresh(); // another node was first, or rotated
        }
        throw new IllegalStateException("the secret " + purpose + " can be neither read nor made");
    }

    private Optional<byte[]> find(String purpose) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var wrapped = transactions.run(() -> store.systemSecret(purpose));
            if (wrapped.isEmpty()) return Optional.empty();
            var master = masters.find(wrapped.get().masterVersion());
            if (master.isPresent())
                return Optional.of(unwrap(master.get(), purpose, wrapped.get()));
        }
        throw new IllegalStateException("the master key of " + purpose + " is destroyed");
    }

    /** The same secret under another master key. */
    static Wrapped rewrap(MasterKey from, MasterKey to, String purpose, Wrapped secret) {
        return wrap(to, purpose, unwrap(from, purpose, secret));
    }

    static Wrapped wrap(MasterKey master, String purpose, byte[] secret) {
        return new Wrapped(master.version(), master.wrap("system/" + purpose, secret));
    }

    private static byte[] unwrap(MasterKey master, String purpose, Wrapped wrapped) {
        return tryUnwrap(master, purpose, wrapped)
                .orElseThrow(() -> new IllegalStateException("the secret " + purpose
                        + " is damaged"));
    }

    /** Empty if it is damaged, or the secret of another purpose. */
    static Optional<byte[]> tryUnwrap(MasterKey master, String purpose, Wrapped wrapped) {
        return master.unwrap("system/" + purpose, wrapped.bytes());
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String pepper(int version) {
        return "password-pepper/" + version;
    }
}
