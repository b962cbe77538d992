package com.aimixup.application.files;

import com.aimixup.application.privacy.FieldRef;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.files.ByteRange;
import com.aimixup.domain.files.ObjectId;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * Encrypts the bytes of files under the key of their account, as they come and go: what is in
 * memory at once does not grow with the file ({@code secure.at-rest}).
 */
public interface FileCipher {

    /**
     * Hands the sealed bytes to the sink while it reads the plain ones. The sink must read to the
     * end; what reading the plain ones throws comes through it.
     *
     * @throws com.aimixup.application.privacy.Vault.Unreadable if the account has no key
     */
    Sealed seal(AccountId account, ObjectId object, InputStream plain,
            Consumer<InputStream> sink);

    /**
     * Opens only what is needed for the range. Reading throws {@link
     * com.aimixup.application.privacy.Vault.Unreadable} where bytes were changed, moved, put in
     * another order, cut off or sealed for another object or account; none of them comes out.
     *
     * @param size of the whole, plain
     */
    InputStream open(AccountId account, ObjectId object, long size, ByteRange range,
            Source source);

    /**
     * @param size of the plain bytes
     * @param fingerprint equal for equal bytes of one account; says nothing without its key
     */
    record Sealed(long size, byte[] fingerprint) {}

    /** Sealed bytes from a place on, at most so many. */
    @FunctionalInterface
    interface Source {
        InputStream open(long from, long length);
    }

    /** How the bytes of an object are named where they do not open. */
    static FieldRef place(AccountId account, ObjectId object) {
        return new FieldRef(account, "file_object", "bytes", object.value());
    }
}
