package com.aimixup.application.access;

import com.aimixup.application.access.Ceremonies.Assertion;
import com.aimixup.application.access.Ceremonies.Registration;
import com.aimixup.domain.accounts.AccountId;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An authenticator in software, with one ES256 key, and the browser around it: written from the
 * specification alone (W3C Web Authentication, 5.8.1, 6.1, 6.5), so that it knows nothing of how
 * answers are judged. It does wrong what a test tells it to.
 */
public final class SoftKey {
    private static final int USER_PRESENT = 0x01;
    private static final int USER_VERIFIED = 0x04;
    private static final int HAS_CREDENTIAL = 0x40;
    private static final HexFormat HEX = HexFormat.of();
    private final KeyPair pair;
    private final byte[] id;
    private final String site;
    private final String page;
    private long counter;
    private boolean verifies = true;

    /** @param page whose script asks, as {@code https://app.example.com} */
    public SoftKey(String site, String page) {
        this(site, page, newPair(), randomId());
    }

    private SoftKey(String site, String page, KeyPair pair, byte[] id) {
        this.site = site;
        this.page = page;
        this.pair = pair;
        this.id = id;
    }

    /** The same key, asked elsewhere. */
    public SoftKey on(String otherSite, String otherPage) {
        return new SoftKey(otherSite, otherPage, pair, id).counting(counter);
    }

    public SoftKey counting(long from) {
        counter = from;
        return this;
    }

    /** Whether it asks for a PIN or a finger. */
    public SoftKey verifying(boolean does) {
        verifies = does;
        return this;
    }

    public byte[] id() {
        return id.clone();
    }

    public Registration register(byte[] challenge) {
        var out = new ByteArrayOutputStream();
        put(out, HEX.parseHex("a363666d74646e6f6e656761747453746d74a068617574684461746159"));
        var data = authenticatorData(HAS_CREDENTIAL, credential());
        put(out, ByteBuffer.allocate(2).putShort((short) data.length).array());
        put(out, data);
        return new Registration(out.toByteArray(), clientData("webauthn.create", challenge));
    }

    /** @param user whose it is, if it has kept that */
    public Assertion answer(byte[] challenge, Optional<AccountId> user) {
        counter++;
        var data = authenticatorData(0, new byte[0]);
        var client = clientData("webauthn.get", challenge);
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(data);
            signature.update(sha256(client));
            return new Assertion(id(), data, client, signature.sign(), user);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] authenticatorData(int flags, byte[] credential) {
        return ByteBuffer.allocate(37 + credential.length)
                .put(sha256(site.getBytes(StandardCharsets.UTF_8)))
                .put((byte) (flags | USER_PRESENT | (verifies ? USER_VERIFIED : 0)))
                .putInt((int) counter).put(credential).array();
    }

    /** No model, the id, and the key in COSE. */
    private byte[] credential() {
        var out = new ByteArrayOutputStream();
        put(out, new byte[16]);
        put(out, ByteBuffer.allocate(2).putShort((short) id.length).array());
        put(out, id);
        var point = ((ECPublicKey) pair.getPublic()).getW();
        put(out, HEX.parseHex("a5010203262001215820"));
        put(out, coordinate(point.getAffineX()));
        put(out, HEX.parseHex("225820"));
        put(out, coordinate(point.getAffineY()));
        return out.toByteArray();
    }

    private byte[] clientData(String type, byte[] challenge) {
        return ("{\"type\":\"" + type + "\",\"challenge\":\""
                + Base64.getUrlEncoder().withoutPadding().encodeToString(challenge)
                + "\",\"origin\":\"" + page + "\",\"crossOrigin\":false}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] coordinate(BigInteger number) {
        var raw = number.toByteArray();
        var fixed = new byte[32];
        for (int i = 1; i <= Math.min(raw.length, fixed.length); i++)
            fixed[fixed.length - i] = raw[raw.length - i];
        return fixed;
    }

    private static void put(ByteArrayOutputStream out, byte[] bytes) {
        out.write(bytes, 0, bytes.length);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair newPair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] randomId() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
