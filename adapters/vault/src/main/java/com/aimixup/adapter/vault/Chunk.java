package com.aimixup.adapter.vault;

import com.aimixup.application.files.FileCipher;
import com.aimixup.application.privacy.Vault.Unreadable;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.files.ObjectId;
import java.nio.ByteBuffer;
import javax.crypto.SecretKey;

/**
 * The chunks of one object: format (1 byte), generation of the data key (1), nonce (12),
 * AES-256-GCM ciphertext of 64 KiB, tag (16). Authenticated with each are the first two, account,
 * object, the chunk's number and whether it is the last: so none can be changed, moved within its
 * object or to another, left out, or cut off. There is always a last one, be it empty.
 */
final class Chunk {
    static final int PLAIN_BYTES = 65_536;
    /** Not that of fields, so that neither can pass for the other. */
    private static final byte FORMAT = 2;
    private static final byte GENERATION = 1;
    private static final int HEADER_BYTES = 2;
    static final int OVERHEAD_BYTES = HEADER_BYTES + Sealer.NONCE_BYTES + Sealer.TAG_BYTES;
    static final int SEALED_BYTES = PLAIN_BYTES + OVERHEAD_BYTES;
    private final AccountId account;
    private final ObjectId object;
    private final SecretKey key;
    private final Sealers sealers;

    Chunk(AccountId account, ObjectId object, SecretKey key, Sealers sealers) {
        this.account = account;
        this.object = object;
        this.key = key;
        this.sealers = sealers;
    }

    byte[] seal(long number, boolean last, byte[] plain) {
        var associated = associated(number, last);
        var sealed = sealers.use(sealer -> sealer.seal(key, associated, plain, HEADER_BYTES));
        sealed[0] = FORMAT;
        sealed[1] = GENERATION;
        return sealed;
    }

    byte[] open(long number, boolean last, byte[] sealed) {
        if (sealed[0] != FORMAT || sealed[1] != GENERATION) throw unreadable("unknown format");
        var associated = associated(number, last);
        return sealers.use(sealer -> sealer.open(key, associated, sealed, HEADER_BYTES))
                .orElseThrow(() -> unreadable("changed, or sealed for another place"));
    }

    Unreadable unreadable(String why) {
        return new Unreadable(FileCipher.place(account, object), why);
    }

    private byte[] associated(long number, boolean last) {
        return ByteBuffer.allocate(HEADER_BYTES + 5 * Long.BYTES + 1)
                .put(FORMAT).put(GENERATION)
                .putLong(account.value().getMostSignificantBits())
                .putLong(account.value().getLeastSignificantBits())
                .putLong(object.value().getMostSignificantBits())
                .putLong(object.value().getLeastSignificantBits())
                .putLong(number).put((byte) (last ? 1 : 0))
                .array();
    }
}
