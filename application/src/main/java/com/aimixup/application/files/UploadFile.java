package com.aimixup.application.files;

import com.aimixup.application.runtime.Ids;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.files.ObjectId;
import com.aimixup.domain.files.StoredFile;
import com.aimixup.domain.privacy.Private;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * Keeps a file. Its bytes are stored first, outside any transaction, since they may take long; then
 * one short transaction makes them the person's. A crash between the two leaves an object that
 * nobody owns, which {@link SweepFiles} finds.
 */
public final class UploadFile {

    public record Command(AccountId account, Private<String> name, InputStream bytes) {}

    public sealed interface Outcome {
        record Stored(StoredFile file) implements Outcome {}

        /** The rest was not read. */
        record TooLarge(long bytesMost) implements Outcome {}

        record StorageFull(long bytesMost, long bytesUsed) implements Outcome {}
    }

    private final StoredFiles files;
    private final Objects objects;
    private final FileCipher cipher;
    private final ContentTypes types;
    private final Transactions transactions;
    private final Ids ids;
    private final RandomGenerator random;
    private final Clock clock;
    private final FileLimits limits;

    public UploadFile(StoredFiles files, Objects objects, FileCipher cipher, ContentTypes types,
            Transactions transactions, Ids ids, RandomGenerator random, Clock clock,
            FileLimits limits) {
        this.files = files;
        this.objects = objects;
        this.cipher = cipher;
        this.types = types;
        this.transactions = transactions;
        this.ids = ids;
        this.random = random;
        this.clock = clock;
        this.limits = limits;
    }

    public Outcome handle(Command command) {
        var object = ObjectId.random(random);
        var plain = new BufferedInputStream(
                new BoundedInput(command.bytes(), limits.fileBytes()),
                ContentTypes.BEGINNING_BYTES);
        String type;
        FileCipher.Sealed sealed;
        try {
            type = types.of(beginning(plain));
            sealed = cipher.seal(command.account(), object, plain,
                    bytes -> objects.put(object, bytes));
        } catch (BoundedInput.TooMuch tooMuch) {
            return new Outcome.TooLarge(limits.fileBytes());
        }
        // Where this throws, the commit may have happened all the same: the object stays.
        var outcome = transactions.run(() -> keep(command, type, object, sealed));
        if (!(outcome instanceof Outcome.Stored(var file) && file.object().equals(object)))
            Leftovers.delete(objects, object);
        return outcome;
    }

    private Outcome keep(Command command, String type, ObjectId uploaded,
            FileCipher.Sealed sealed) {
        var account = command.account();
        files.lock(account);
        var known = files.known(account, sealed.fingerprint());
        if (known.isEmpty()) {
            var used = files.used(account);
            if (used + sealed.size() > limits.accountBytes())
                return new Outcome.StorageFull(limits.accountBytes(), used);
            files.addObject(account, uploaded, sealed.fingerprint(), sealed.size());
        }
        var file = new StoredFile(account, new FileId(ids.next()), command.name(), type,
                sealed.size(), known.orElse(uploaded), clock.instant());
        files.add(file);
        return new Outcome.Stored(file);
    }

    private static byte[] beginning(BufferedInputStream plain) {
        try {
            plain.mark(ContentTypes.BEGINNING_BYTES);
            var beginning = plain.readNBytes(ContentTypes.BEGINNING_BYTES);
            plain.reset();
            return beginning;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
