package com.aimixup.application.privacy;

import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.privacy.Private;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A vault that keeps its keys in memory. It encrypts for real, so a leak test means something. */
public final class MemoryVault implements Vault {
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey indexKey = newKey("HmacSHA256");
    private final MemoryTable<AccountId, SecretKey> keys;

    public MemoryVault(MemoryTransactions transactions) {
        keys = transactions.table();
    }

    @Override
    public void createKey(AccountId account) {
        if (!keys.add(account, newKey("AES"))) throw new IllegalStateException("has a key");
    }

    @Override
    public void destroyKey(AccountId account) {
        keys.remove(account);
    }

    @Override
    public byte[] seal(FieldRef field, Private<String> plain) {
        var chars = ByteBuffer.allocate(Character.BYTES * plain.reveal().length());
        chars.asCharBuffer().put(plain.reveal());
        return sealBytes(field, chars.array());
    }

    @Override
    public byte[] sealBytes(FieldRef field, byte[] plain) {
        var iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, field, iv).doFinal(plain);
            var all = Arrays.copyOf(iv, IV_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, IV_BYTES, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Private<String> open(FieldRef field, byte[] sealed) {
        return Private.of(ByteBuffer.wrap(openBytes(field, sealed)).asCharBuffer().toString());
    }

    @Override
    public byte[] openBytes(FieldRef field, byte[] sealed) {
        if (sealed.length < IV_BYTES) throw new Unreadable(field, "cut");
        try {
            return cipher(Cipher.DECRYPT_MODE, field, Arrays.copyOf(sealed, IV_BYTES))
                    .doFinal(sealed, IV_BYTES, sealed.length - IV_BYTES);
        } catch (AEADBadTagException e) {
            throw new Unreadable(field, "changed");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] blindIndex(EmailAddress email) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(indexKey);
            return mac.doFinal(email.normalised().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] fingerprint(AccountId account, String use, Private<String> text) {
        var place = new FieldRef(account, use, "fingerprint", new UUID(0, 0));
        var key = keys.find(account).orElseThrow(() -> new Unreadable(place, "no key"));
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getEncoded(), mac.getAlgorithm()));
            return mac.doFinal((use + '/' + text.reveal()).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher cipher(int mode, FieldRef field, byte[] iv) throws GeneralSecurityException {
        var key = keys.find(field.account())
                .orElseThrow(() -> new Unreadable(field, "no key"));
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(field.toString().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private SecretKey newKey(String algorithm) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return new SecretKeySpec(bytes, algorithm);
    }
}
