package com.aimixup.application.files;

import com.aimixup.domain.files.ObjectId;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Bytes by id, beside the database. What it is given is sealed already; it knows nothing of whose
 * they are. Throws {@link com.aimixup.application.runtime.StoreUnavailable} while it is away.
 */
public interface Objects {

    /**
     * Stores all that the stream gives, or nothing: if reading fails, that failure is thrown on.
     * Lasts when this returns. The stream is not closed.
     */
    void put(ObjectId id, InputStream bytes);

    /**
     * From a place on, at most so many bytes, fewer where it ends before. Empty if there is no such
     * object. To be closed.
     */
    Optional<InputStream> open(ObjectId id, long from, long length);

    boolean has(ObjectId id);

    /**
     * Which of these are not there.
     *
     * @param inOrder of their ids as text, as the stores of files list them
     */
    default List<ObjectId> missing(List<ObjectId> inOrder) {
        return inOrder.stream().filter(id -> !has(id)).toList();
    }

    /** Harmless if there is none; also ends one that was begun. */
    void delete(ObjectId id);

    /** All there are, and those begun but not finished. */
    void each(Consumer<Listed> action);

    /** @param changedAt when its last bytes came */
    record Listed(ObjectId id, Instant changedAt) {}
}
