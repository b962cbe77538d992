package com.aimixup.bench;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM with nothing around it: what encryption costs at least. One key for all. */
final class PlainAes {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    /** As long as what the vault authenticates with a field of a message. */
    private static final byte[] ASSOCIATED = new byte[53];

    private final SecretKey key = new SecretKeySpec(new SecureRandom().generateSeed(32), "AES");
    private final SecureRandom random = new SecureRandom();
    private final byte[] plain;
    private final boolean kept;
    private final Cipher cipher = cipher();
    private long counter;
    private byte[] result = {};

    private PlainAes(byte[] plain, boolean kept) {
        this.plain = plain;
        this.kept = kept;
    }

    /** {@code kept}: one cipher for all and counted nonces, else a new one and a random nonce. */
    static Runnable sealing(byte[] plain, boolean kept) {
        var work = new PlainAes(plain, kept);
        return () -> work.seal(work.nonce());
    }

    static Runnable opening(byte[] plain, boolean kept) {
        var work = new PlainAes(plain, kept);
        var nonce = work.nonce();
        work.seal(nonce);
        var sealed = work.result;
        return () -> work.open(nonce, sealed);
    }

    private byte[] nonce() {
        var nonce = new byte[NONCE_BYTES];
        if (kept) ByteBuffer.wrap(nonce).putLong(++counter);
        else random.nextBytes(nonce);
        return nonce;
    }

    private void seal(byte[] nonce) {
        result = crypt(Cipher.ENCRYPT_MODE, nonce, plain);
    }

    private void open(byte[] nonce, byte[] sealed) {
        result = crypt(Cipher.DECRYPT_MODE, nonce, sealed);
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] in) {
        try {
            var used = kept ? cipher : cipher();
            used.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            used.updateAAD(ASSOCIATED);
            return used.doFinal(in);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
