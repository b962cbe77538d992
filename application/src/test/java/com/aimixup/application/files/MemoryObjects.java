package com.aimixup.application.files;

import com.aimixup.application.runtime.StoreUnavailable;
import com.aimixup.domain.files.ObjectId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Bytes in memory. */
public final class MemoryObjects implements Objects {
    private record Kept(byte[] bytes, Instant at) {}

    private final Map<ObjectId, Kept> kept = new ConcurrentHashMap<>();
    private final Clock clock;
    private volatile boolean refuses;

    public MemoryObjects(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void put(ObjectId id, InputStream bytes) {
        try {
            if (kept.putIfAbsent(id, new Kept(bytes.readAllBytes(), clock.instant())) != null)
                throw new IllegalStateException("there is an object of this id");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Optional<InputStream> open(ObjectId id, long from, long length) {
        return Optional.ofNullable(kept.get(id)).map(Kept::bytes).map(bytes -> {
            var start = (int) Math.min(from, bytes.length);
            return new ByteArrayInputStream(bytes, start,
                    (int) Math.min(length, bytes.length - start));
        });
    }

    @Override
    public boolean has(ObjectId id) {
        return kept.containsKey(id);
    }

    public void refuseDeletion(boolean refuses) {
        this.refuses = refuses;
    }

    @Override
    public void delete(ObjectId id) {
        if (refuses) throw new StoreUnavailable("away");
        kept.remove(id);
    }

    @Override
    public void each(Consumer<Listed> action) {
        kept.forEach((id, object) -> action.accept(new Listed(id, object.at())));
    }
}
