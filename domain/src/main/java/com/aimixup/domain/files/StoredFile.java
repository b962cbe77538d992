package com.aimixup.domain.files;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;

/**
 * A file that a person keeps with us.
 *
 * @param mediaType what its bytes say it is, whatever its name says
 * @param size in bytes, as the person sent it
 * @param object where its bytes are; files of one person with equal bytes share one
 */
public record StoredFile(
        AccountId account,
        FileId id,
        Private<String> name,
        String mediaType,
        long size,
        ObjectId object,
        Instant createdAt) {

    public static final int NAME_LENGTH_MAX = 255;

    public StoredFile {
        if (size < 0) throw new IllegalArgumentException("size " + size);
    }
}
