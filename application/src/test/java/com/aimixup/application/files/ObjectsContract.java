package com.aimixup.application.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.domain.files.ObjectId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store of bytes promises. */
public abstract class ObjectsContract {
    private final Random random = new Random(4);
    protected final ObjectId one = ObjectId.random(random);
    private final ObjectId two = ObjectId.random(random);

    protected abstract Objects objects();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8_192, 300_000})
    void whatIsPutIsThere(int size) throws IOException {
        var bytes = put(one, size);
        assertTrue(objects().has(one));
        assertArrayEquals(bytes, read(one, 0, Long.MAX_VALUE));
        assertArrayEquals(bytes, read(one, 0, size));
    }

    @Test
    void aPartIsReadAlone() throws IOException {
        var bytes = put(one, 10_000);
        assertArrayEquals(Arrays.copyOfRange(bytes, 5_000, 5_100),
                read(one, 5_000, 100));
        assertArrayEquals(Arrays.copyOfRange(bytes, 9_990, 10_000),
                read(one, 9_990, 100), "fewer where it ends");
        assertEquals(0, read(one, 20_000, 100).length, "none past the end");
        assertEquals(0, read(one, 5, 0).length);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        put(one, 5);
        assertTrue(objects().open(two, 0, 1).isEmpty());
        assertFalse(objects().has(two));
    }

    @Test
    void whatIsDeletedIsGone() {
        put(one, 5);
        put(two, 5);
        objects().delete(one);
        objects().delete(one);
        assertFalse(objects().has(one));
        assertTrue(objects().open(one, 0, 1).isEmpty());
        assertTrue(objects().has(two));
        assertEquals(Set.of(two), listed());
    }

    @Test
    void anObjectIsNotReplaced() throws IOException {
        var first = put(one, 5);
        assertThrows(IllegalStateException.class, () -> put(one, 6));
        assertArrayEquals(first, read(one, 0, 10));
    }

    @Test
    void whatFailsWhileItIsReadLeavesNothing() {
        var failure = new IllegalArgumentException();
        var failing = new InputStream() {
            @Override
            public int read() {
                throw failure;
            }
        };
        var some = new ByteArrayInputStream(new byte[100_000]);
        assertSame(failure, assertThrows(IllegalArgumentException.class,
                () -> objects().put(one, new SequenceInputStream(some, failing))));
        assertFalse(objects().has(one));
        assertEquals(Set.of(), listed());
    }

    @Test
    void allAreListed() {
        var all = new HashSet<ObjectId>();
        for (int i = 0; i < 300; i++) {
            var id = ObjectId.random(random);
            put(id, i);
            all.add(id);
        }
        assertEquals(all, listed());
    }

    @Test
    void whatIsMissingAmongManyIsTold() {
        var all = new TreeMap<String, ObjectId>();
        var missing = new TreeMap<String, ObjectId>();
        for (int i = 0; i < 60; i++) {
            var id = ObjectId.random(random);
            if (i % 3 > 0) all.put(id.value().toString(), id);
            if (i % 3 < 2) put(id, 1);
            else missing.put(id.value().toString(), id);
        }
        assertEquals(List.copyOf(missing.values()),
                objects().missing(List.copyOf(all.values())));
        assertEquals(List.of(), objects().missing(List.of()));
    }

    protected byte[] put(ObjectId id, int size) {
        var bytes = new byte[size];
        random.nextBytes(bytes);
        objects().put(id, new ByteArrayInputStream(bytes));
        return bytes;
    }

    protected byte[] read(ObjectId id, long from, long length) throws IOException {
        try (var in = objects().open(id, from, length).orElseThrow()) {
            return in.readAllBytes();
        }
    }

    protected Set<ObjectId> listed() {
        var ids = new HashSet<ObjectId>();
        objects().each(listed -> ids.add(listed.id()));
        return ids;
    }
}
