package com.aimixup.application.access;

import com.aimixup.application.access.Passkeys.Passkey;
import com.aimixup.application.runtime.MemoryTransactions;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Judges ceremonies of a {@link SoftKey}, and of nothing else. */
public final class MemoryCeremonies implements Ceremonies {
    private static final int HEAD = 31;
    private static final int DATA = 37;
    private static final int VERIFIED = 0x04;
    private static final int KEY_HEAD = 10;
    private static final int COORDINATE = 32;
    private static final Pattern CLIENT_DATA = Pattern.compile("\\{\"type\":\"([a-z.]+)\","
            + "\"challenge\":\"([\\w-]+)\",\"origin\":\"([^\"]+)\",\"crossOrigin\":false}");
    private final String site;
    private final String page;

    public MemoryCeremonies(String site, String page) {
        this.site = site;
        this.page = page;
    }

    /** With stores in memory. */
    public static PasskeyPorts ports(MemoryTransactions transactions, String site, String page) {
        return new PasskeyPorts(new MemoryPasskeys(transactions),
                new MemoryPasskeyChallenges(transactions), new MemoryCeremonies(site, page));
    }

    @Override
    public String site() {
        return site;
    }

    @Override
    public Optional<byte[]> challenge(byte[] clientData) {
        var found = CLIENT_DATA.matcher(new String(clientData, StandardCharsets.UTF_8));
        return found.matches() ? Optional.of(Base64.getUrlDecoder().decode(found.group(2)))
                : Optional.empty();
    }

    @Override
    public Optional<Made> made(Registration registration, byte[] challenge) {
        var told = registration.attestation();
        if (told.length < HEAD + DATA + 18 || !isRight(registration.clientData(),
                "webauthn.create", challenge)) return Optional.empty();
        var data = ByteBuffer.wrap(told, HEAD, told.length - HEAD).slice();
        if (!isOurs(data)) return Optional.empty();
        var credential = new byte[data.getShort(DATA + 16)];
        data.get(DATA + 18, credential);
        var key = new byte[data.capacity() - DATA - 18 - credential.length];
        data.get(DATA + 18 + credential.length, key);
        return Optional.of(new Made(credential, key, data.getInt(33), false));
    }

    @Override
    public Judged judge(Assertion assertion, Passkey passkey, byte[] challenge,
            boolean verified) {
        var data = ByteBuffer.wrap(assertion.authenticatorData());
        if (data.capacity() != DATA || !isOurs(data)
                || !Arrays.equals(assertion.credential(), passkey.credential())
                || !isRight(assertion.clientData(), "webauthn.get", challenge)
                || verified && (data.get(32) & VERIFIED) == 0 || !isSigned(assertion, passkey))
            return new Judged.Wrong();
        var counter = data.getInt(33);
        return counter == 0 && passkey.counter() == 0 || counter > passkey.counter()
                ? new Judged.Genuine(counter) : new Judged.Copied();
    }

    private boolean isOurs(ByteBuffer data) {
        var hash = new byte[32];
        data.get(0, hash);
        return Arrays.equals(hash, sha256(site.getBytes(StandardCharsets.UTF_8)));
    }

    private boolean isRight(byte[] clientData, String type, byte[] challenge) {
        var found = CLIENT_DATA.matcher(new String(clientData, StandardCharsets.UTF_8));
        return found.matches() && found.group(1).equals(type) && found.group(3).equals(page)
                && Arrays.equals(challenge, Base64.getUrlDecoder().decode(found.group(2)));
    }

    private static boolean isSigned(Assertion assertion, Passkey passkey) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(key(passkey.key()));
            signature.update(assertion.authenticatorData());
            signature.update(sha256(assertion.clientData()));
            return signature.verify(assertion.signature());
        } catch (GeneralSecurityException broken) {
            return false;
        }
    }

    private static PublicKey key(byte[] cose) throws GeneralSecurityException {
        var curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        var x = new BigInteger(1, cose, KEY_HEAD, COORDINATE);
        var y = new BigInteger(1, cose, KEY_HEAD + COORDINATE + 3, COORDINATE);
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(
                new ECPoint(x, y), curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
