package com.aimixup.adapter.vault;

import com.aimixup.application.files.FileCipher;
import com.aimixup.application.privacy.FieldRef;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.privacy.WrappedKeys;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.accounts.EmailAddress;
import com.aimixup.domain.privacy.Private;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.UUID;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Fields as envelopes: format (1 byte), generation of the data key (1), nonce (12), AES-256-GCM
 * ciphertext, tag (16). The first two and the field's place are authenticated with it.
 *
 * <p>Nonces are random because any node may seal for an account at any time and they share no
 * counter. With 96 random bits the chance that two of one key's 2^32 fields share a nonce is below
 * 2^-32, the limit of NIST SP 800-38D, 8.3: four billion fields of one person. Keys are one per
 * account, so other people's fields do not count.
 */
public final class EnvelopeVault implements Vault {
    private static final byte FORMAT = 1;
    /** For a later key of the same account; there is one only as yet. */
    private static final byte GENERATION = 1;
    private static final int HEADER_BYTES = 2;
    private static final int OVERHEAD_BYTES =
            HEADER_BYTES + Sealer.NONCE_BYTES + Sealer.TAG_BYTES;
    /** Of {@link EmailAddress#normalised}; a changed rule would be another. */
    private static final byte ADDRESS_RULE = 1;
    private static final String FINGERPRINT = "aimixup/fingerprint/1/";
    private static final int FINGERPRINT_KEY_BYTES = 32;
    private final Sealers sealers = new Sealers();
    private final AccountKeys keys;
    private final SecretKey indexKey;

    /** @param emailIndexKey see {@link SystemSecrets#emailIndex} */
    public EnvelopeVault(WrappedKeys store, MasterKeys masters, byte[] emailIndexKey, Clock clock) {
        this.keys = new AccountKeys(store, masters, clock);
        this.indexKey = new SecretKeySpec(emailIndexKey, "HmacSHA256");
    }

    /** For files, under the same keys. */
    public FileCipher files() {
        return new ChunkedFiles(keys, sealers);
    }

    @Override
    public void createKey(AccountId account) {
        keys.create(account);
    }

    @Override
    public void destroyKey(AccountId account) {
        keys.destroy(account);
        sealers.forget();
    }

    @Override
    public byte[] seal(FieldRef field, Private<String> plain) {
        return sealBytes(field, ExactText.encode(plain.reveal()));
    }

    @Override
    public byte[] sealBytes(FieldRef field, byte[] plain) {
        var key = keys.keyFor(field);
        var associated = associated(field);
        var sealed = sealers.use(sealer -> sealer.seal(key, associated, plain, HEADER_BYTES));
        sealed[0] = FORMAT;
        sealed[1] = GENERATION;
        return sealed;
    }

    @Override
    public Private<String> open(FieldRef field, byte[] sealed) {
        return Private.of(ExactText.decode(openBytes(field, sealed)));
    }

    @Override
    public byte[] openBytes(FieldRef field, byte[] sealed) {
        if (sealed.length < OVERHEAD_BYTES) throw new Unreadable(field, "cut short");
        if (sealed[0] != FORMAT || sealed[1] != GENERATION)
            throw new Unreadable(field, "unknown format");
        var key = keys.keyFor(field);
        var associated = associated(field);
        return sealers.use(sealer -> sealer.open(key, associated, sealed, HEADER_BYTES))
                .orElseThrow(() -> new Unreadable(field, "changed, or sealed for another place"));
    }

    @Override
    public byte[] blindIndex(EmailAddress email) {
        try {
            var mac = Mac.getInstance(indexKey.getAlgorithm());
            mac.init(indexKey);
            mac.update(ADDRESS_RULE);
            return mac.doFinal(email.normalised().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** With a key of its own for each use, so that it says nothing of what else the key does. */
    @Override
    public byte[] fingerprint(AccountId account, String use, Private<String> text) {
        var key = keys.keyFor(new FieldRef(account, use, "fingerprint", new UUID(0, 0)));
        var purpose = (FINGERPRINT + use).getBytes(StandardCharsets.UTF_8);
        try {
            var derived = KDF.getInstance("HKDF-SHA256").deriveKey("HmacSHA256",
                    HKDFParameterSpec.expandOnly(key, purpose, FINGERPRINT_KEY_BYTES));
            var mac = Mac.getInstance(derived.getAlgorithm());
            mac.init(derived);
            return mac.doFinal(ExactText.encode(text.reveal()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Parts of fixed length first, then each with its length: no two places look alike. */
    private static byte[] associated(FieldRef field) {
        var table = field.table().getBytes(StandardCharsets.UTF_8);
        var column = field.column().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 + 4 * Long.BYTES + 2 * Integer.BYTES
                        + table.length + column.length)
                .put(FORMAT).put(GENERATION)
                .putLong(field.account().value().getMostSignificantBits())
                .putLong(field.account().value().getLeastSignificantBits())
                .putLong(field.row().getMostSignificantBits())
                .putLong(field.row().getLeastSignificantBits())
                .putInt(table.length).put(table)
                .putInt(column.length).put(column)
                .array();
    }
}
