package com.aimixup.application.files;

import com.aimixup.application.runtime.Ids;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.files.ObjectId;
import com.aimixup.domain.files.StoredFile;
import com.aimixup.domain.privacy.Private;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How bytes become a person's file. They are stored first, outside any transaction, since they may
 * take long; then a short transaction makes them the person's. A crash between the two leaves an
 * object that nobody owns, which {@link SweepFiles} finds.
 */
public final class FileIntake {

    /** Bytes that are stored and nobody's yet: {@link #keep} them or {@link #drop} them. */
    public record Arrived(AccountId account, ObjectId object, String mediaType,
            FileCipher.Sealed sealed) {}

    public sealed interface Result {
        record Kept(StoredFile file) implements Result {}

        record StorageFull(long bytesMost, long bytesUsed) implements Result {}
    }

    private final StoredFiles files;
    private final Objects objects;
    private final FileCipher cipher;
    private final ContentTypes types;
    private final Pictures pictures;
    private final Ids ids;
    private final RandomGenerator random;
    private final Clock clock;
    private final FileLimits limits;

    public FileIntake(StoredFiles files, Objects objects, FileCipher cipher, ContentTypes types,
            Pictures pictures, Ids ids, RandomGenerator random, Clock clock, FileLimits limits) {
        this.files = files;
        this.objects = objects;
        this.cipher = cipher;
        this.types = types;
        this.pictures = pictures;
        this.ids = ids;
        this.random = random;
        this.clock = clock;
        this.limits = limits;
    }

    /** For where there are no pictures to be cleaned. */
    public FileIntake(StoredFiles files, Objects objects, FileCipher cipher, ContentTypes types,
            Ids ids, RandomGenerator random, Clock clock, FileLimits limits) {
        this(files, objects, cipher, types, (_, bytes) -> bytes, ids, random, clock, limits);
    }

    /**
     * Empty if it is too large for a file; the rest was not read then. A picture is cleaned before
     * anything is made of its bytes, so that equal pictures stay equal.
     *
     * @throws Pictures.NotTaken if it is a picture that is not taken
     */
    public Optional<Arrived> take(AccountId account, InputStream bytes) {
        var object = ObjectId.random(random);
        var plain = new BufferedInputStream(new BoundedInput(bytes, limits.fileBytes()),
                ContentTypes.BEGINNING_BYTES);
        try {
            var type = types.of(beginning(plain));
            var sealed = cipher.seal(account, object, pictures.cleaned(type, plain),
                    stored -> objects.put(object, stored));
            return Optional.of(new Arrived(account, object, type, sealed));
        } catch (BoundedInput.TooMuch tooMuch) {
            return Optional.empty();
        }
    }

    /** Whether the person has used all the room there is; looked at before work is begun. */
    public boolean isFull(AccountId account) {
        return files.used(account) >= limits.accountBytes();
    }

    /** In a transaction. The file may lie in another object that has the same bytes. */
    public Result keep(Arrived arrived, Private<String> name) {
        var account = arrived.account();
        files.lock(account);
        var full = full(account, List.of(arrived));
        return full.isPresent() ? full.get() : new Result.Kept(add(arrived, name));
    }

    /**
     * In a transaction: all of them or none.
     *
     * @param name by the place in the list and the media type
     * @return empty if there is no room
     */
    public Optional<List<StoredFile>> keepAll(List<Arrived> all,
            BiFunction<Integer, String, Private<String>> name) {
        var account = all.getFirst().account();
        files.lock(account);
        if (full(account, all).isPresent()) return Optional.empty();
        return Optional.of(IntStream.range(0, all.size()).mapToObj(index ->
                add(all.get(index), name.apply(index, all.get(index).mediaType()))).toList());
    }

    private Optional<Result> full(AccountId account, List<Arrived> all) {
        var sizes = new HashMap<ByteBuffer, Long>();
        for (var one : all)
            if (files.known(account, one.sealed().fingerprint()).isEmpty())
                sizes.put(ByteBuffer.wrap(one.sealed().fingerprint()), one.sealed().size());
        if (sizes.isEmpty()) return Optional.empty();
        var used = files.used(account);
        var more = sizes.values().stream().mapToLong(Long::longValue).sum();
        return used + more > limits.accountBytes()
                ? Optional.of(new Result.StorageFull(limits.accountBytes(), used))
                : Optional.empty();
    }

    private StoredFile add(Arrived arrived, Private<String> name) {
        var account = arrived.account();
        var sealed = arrived.sealed();
        var known = files.known(account, sealed.fingerprint());
        if (known.isEmpty())
            files.addObject(account, arrived.object(), sealed.fingerprint(), sealed.size());
        var file = new StoredFile(account, new FileId(ids.next()), name, arrived.mediaType(),
                sealed.size(), known.orElse(arrived.object()), clock.instant());
        files.add(file);
        return file;
    }

    /** After the transaction, if its outcome was not a file in this very object. */
    public void drop(Arrived arrived) {
        Leftovers.delete(objects, arrived.object());
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
