package com.aimixup.adapter.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.files.Objects;
import com.aimixup.application.files.ObjectsContract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** On a store that speaks S3. */
final class S3ObjectsTest extends ObjectsContract {
    private static final int PART = (int) S3Objects.PART_BYTES;
    private static BucketStore store;
    @TempDir
    private Path parts;
    private String bucket;
    private S3Objects objects;

    @BeforeAll
    static void start() {
        store = new BucketStore();
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @BeforeEach
    void open() {
        bucket = store.bucket();
        objects = new S3Objects(store.place(bucket, "files"), S3Limits.USUAL, parts);
    }

    @AfterEach
    void nothingStaysOnTheWay() throws IOException {
        objects.close();
        assertEquals(0, store.unfinished(bucket));
        try (var files = Files.list(parts)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Override
    protected Objects objects() {
        return objects;
    }

    @Test
    void aNameIsThePrefixAndTheId() {
        put(one, 9);
        assertEquals(List.of("files/" + one.value()), store.keys(bucket));
        assertEquals(Optional.empty(), objects.trouble());
    }

    @Test
    void aLargeOneGoesInPartsWhileItComes() throws IOException {
        for (var size : new int[] {PART, 2 * PART, 2 * PART + 1}) {
            var bytes = put(one, size);
            assertArrayEquals(bytes, read(one, 0, Long.MAX_VALUE));
            assertArrayEquals(Arrays.copyOfRange(bytes, PART - 5, Math.min(size, PART + 5)),
                    read(one, PART - 5, 10));
            objects.delete(one);
        }
        var begun = new int[1];
        var last = new InputStream() {
            @Override
            public int read() {
                begun[0] = store.unfinished(bucket);
                return -1;
            }
        };
        objects.put(one, new SequenceInputStream(
                new ByteArrayInputStream(new byte[PART + 1]), last));
        assertEquals(1, begun[0]);
    }

    @Test
    void aSenderThatFailsInALaterPartLeavesNothing() {
        var failing = new InputStream() {
            @Override
            public int read() {
                assertEquals(Set.of(one), listed(), "it is begun");
                throw new IllegalArgumentException();
            }
        };
        assertThrows(IllegalArgumentException.class, () -> objects.put(one,
                new SequenceInputStream(new ByteArrayInputStream(new byte[2 * PART]), failing)));
        assertEquals(Set.of(), listed());
    }

    @Test
    void whatACrashLeftIsListedAndCanBeDeletedButIsNoObject() {
        var key = "files/" + one.value();
        try (var client = S3Calls.client(store.place(bucket, ""), S3Limits.USUAL)) {
            for (int i = 0; i < 2; i++) {
                var upload = client.createMultipartUpload(request ->
                        request.bucket(bucket).key(key)).uploadId();
                client.uploadPart(request -> request.bucket(bucket).key(key).uploadId(upload)
                        .partNumber(1), RequestBody.fromBytes(new byte[100]));
            }
        }
        assertFalse(objects.has(one));
        assertTrue(objects.open(one, 0, 1).isEmpty());
        assertEquals(Set.of(one), listed());
        objects.delete(one);
        assertEquals(Set.of(), listed());
    }

    @Test
    void whatElseLiesInTheBucketIsLeftAlone() {
        var id = one.value().toString();
        for (var key : List.of("README", "files/README", "files/" + id + ".old", "other/" + id, id))
            store.write(bucket, key, new byte[1]);
        put(one, 1);
        assertEquals(Set.of(one), listed());
        objects.delete(one);
        assertEquals(5, store.keys(bucket).size());
    }

    @Test
    void aDownloadThatNobodyReadsOnDoesNotKeepTheStore() throws IOException {
        put(one, PART);
        for (int i = 0; i < 50; i++) {
            try (var in = objects.open(one, 0, Long.MAX_VALUE).orElseThrow()) {
                assertTrue(in.read() >= 0);
            }
        }
        assertEquals(5, read(one, 0, 5).length);
    }
}
