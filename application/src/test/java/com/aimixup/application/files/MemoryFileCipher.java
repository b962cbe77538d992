package com.aimixup.application.files;

import com.aimixup.application.privacy.Vault;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.files.ByteRange;
import com.aimixup.domain.files.ObjectId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Consumer;

/** Seals a file as if it were one field: for real, but all of it in memory. */
public final class MemoryFileCipher implements FileCipher {
    private final Vault vault;

    public MemoryFileCipher(Vault vault) {
        this.vault = vault;
    }

    @Override
    public Sealed seal(AccountId account, ObjectId object, InputStream plain,
            Consumer<InputStream> sink) {
        try {
            var bytes = plain.readAllBytes();
            sink.accept(new ByteArrayInputStream(
                    vault.sealBytes(FileCipher.place(account, object), bytes)));
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(account.toString().getBytes());
            return new Sealed(bytes.length, digest.digest(bytes));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public InputStream open(AccountId account, ObjectId object, long size, ByteRange range,
            Source source) {
        var place = FileCipher.place(account, object);
        try (var sealed = source.open(0, Long.MAX_VALUE)) {
            var plain = vault.openBytes(place, sealed.readAllBytes());
            if (plain.length != size) throw new Vault.Unreadable(place, "another size");
            return new ByteArrayInputStream(plain, Math.toIntExact(range.from()),
                    Math.toIntExact(range.length()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
