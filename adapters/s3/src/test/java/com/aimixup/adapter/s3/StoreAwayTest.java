package com.aimixup.adapter.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.runtime.StoreUnavailable;
import com.aimixup.domain.files.ObjectId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** A store that fails: whatever it is, it is away, and says nothing of its own. */
@Timeout(120)
final class StoreAwayTest {
    private static final S3Limits SHORT = new S3Limits(Duration.ofSeconds(5),
            Duration.ofMillis(300), Duration.ofSeconds(20), Duration.ofSeconds(60));
    private final ObjectId id = ObjectId.random(new Random(6));
    @TempDir
    private Path parts;

    @Test
    void nobodyListensOrAnswers() throws IOException {
        URI gone;
        try (var socket = listening()) {
            gone = address(socket);
            eachIsAway(gone); // it listens and says nothing
        }
        eachIsAway(gone);
    }

    private void eachIsAway(URI store) {
        try (var objects = objects(store)) {
            for (var use : List.<Executable>of(
                    () -> objects.put(id, new ByteArrayInputStream(new byte[1])),
                    () -> objects.open(id, 0, 1), () -> objects.has(id),
                    () -> objects.missing(List.of(id)), () -> objects.delete(id),
                    () -> objects.each(_ -> { }))) isAway(use);
            assertTrue(objects.trouble().orElseThrow().contains("cannot be reached"));
        }
    }

    @Test
    void wrongKeysAndAMissingBucketAreToldAtTheStart() {
        try (var store = new BucketStore()) {
            var bucket = store.bucket();
            var wrong = new S3Place(Optional.of(store.url()), "us-east-1", bucket, "",
                    Optional.of(new S3Place.Keys("other", "secret-key")));
            assertFalse(wrong.toString().contains("secret-key"));
            try (var objects = new S3Objects(wrong, SHORT, parts)) {
                assertEquals(Optional.of("its keys may not use the bucket"), objects.trouble());
                isAway(() -> objects.has(id));
            }
            try (var objects = new S3Objects(store.place("none", ""), SHORT, parts)) {
                assertEquals(Optional.of("there is no such bucket"), objects.trouble());
                isAway(() -> objects.open(id, 0, 1));
                isAway(() -> objects.each(_ -> { }));
            }
        }
    }

    @Test
    void anUploadWhosePartsAreNotTakenIsGivenUp() {
        try (var store = new BucketStore()) {
            var bucket = store.bucket();
            try (var objects = new S3Objects(store.place(bucket, ""), S3Limits.USUAL, parts)) {
                store.breakFrom(2);
                isAway(() -> objects.put(id, new ByteArrayInputStream(
                        new byte[(int) S3Objects.PART_BYTES + 1])));
                assertEquals(0, store.unfinished(bucket));
                assertFalse(objects.has(id));
            }
        }
    }

    @Test
    void anAnswerThatBreaksOffIsNoShortObject() throws IOException {
        var open = new CopyOnWriteArrayList<Socket>();
        try (var socket = listening(); var objects = objects(address(socket))) {
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        var connection = socket.accept();
                        open.add(connection);
                        connection.getInputStream().read(new byte[8_192]);
                        connection.getOutputStream().write(("HTTP/1.1 206 x\r\nETag: \"x\"\r\n"
                                + "Content-Length: 1000\r\nContent-Range: bytes 0-999/1000\r\n\r\n"
                                + "only this").getBytes(StandardCharsets.US_ASCII));
                        connection.shutdownOutput();
                    }
                } catch (IOException closed) {
                    return;
                }
            });
            try (var in = objects.open(id, 0, 1_000).orElseThrow()) {
                isAway(in::readAllBytes);
            }
        } finally {
            for (var connection : open) connection.close();
        }
    }

    private S3Objects objects(URI store) {
        return new S3Objects(new S3Place(Optional.of(store), "us-east-1", "bucket", "",
                Optional.of(BucketStore.KEYS)), SHORT, parts);
    }

    private static void isAway(Executable use) {
        var away = assertThrows(StoreUnavailable.class, use);
        assertEquals("the store of objects cannot be used", away.getMessage());
        assertNull(away.getCause());
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 100, InetAddress.getByName("127.0.0.1"));
    }

    private static URI address(ServerSocket socket) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
}
