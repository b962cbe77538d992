package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.adapter.s3.BucketStore;
import com.aimixup.bootstrap.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files over real HTTP, with their bytes in a bucket of a store that speaks S3. */
final class BucketFilesTest {
    private static final int CHUNK = 65_536;
    private static BucketStore store;
    private static String bucket;
    private static TestServer server;
    private final Person person = server.person(0);

    @BeforeAll
    static void start() {
        store = new BucketStore();
        bucket = store.bucket();
        server = TestServer.start(settings(store, bucket));
    }

    @AfterAll
    static void stop() {
        server.close();
        store.close();
    }

    private static Map<String, String> settings(BucketStore store, String bucket) {
        return Map.of("AIMIXUP_OBJECTS_BUCKET", bucket,
                "AIMIXUP_OBJECTS_ENDPOINT", store.url().toString(),
                "AIMIXUP_OBJECTS_PREFIX", "aimixup/files",
                "AIMIXUP_OBJECTS_KEY_ID", BucketStore.KEYS.id(),
                "AIMIXUP_OBJECTS_SECRET_KEY", BucketStore.KEYS.secret());
    }

    @Tag("secure.at-rest")
    @Test
    void aLargeFileGoesToTheBucketSealedComesBackInPartsAndIsDeleted() {
        var before = store.keys(bucket);
        var mark = "canary-7d2c-words ";
        var bytes = mark.repeat(1_200_000).getBytes(StandardCharsets.US_ASCII); // three parts
        var path = upload(bytes);
        var key = keyBesides(before);
        assertTrue(key.startsWith("aimixup/files/"), key);
        assertFalse(new String(store.read(bucket, key), StandardCharsets.ISO_8859_1)
                .contains(mark));
        assertArrayEquals(bytes, content(path, "bytes=0-").body());
        assertArrayEquals(Arrays.copyOfRange(bytes, 17_000_000, 17_000_100),
                content(path, "bytes=17000000-17000099").body());
        assertEquals(416, content(path, "bytes=30000000-").statusCode());
        assertEquals(204, Person.send(person.request(path).DELETE().build()).statusCode());
        assertEquals(before, store.keys(bucket));
        assertEquals(0, store.unfinished(bucket));
        assertEquals(404, person.get(path + "/content").statusCode());
    }

    @Tag("secure.at-rest")
    @Test
    void truncationReorderingAndChangeInTheBucketAreDetected() {
        var before = store.keys(bucket);
        var bytes = new byte[5 * CHUNK];
        new Random(8).nextBytes(bytes);
        var path = upload(bytes);
        var key = keyBesides(before);
        var sealed = store.read(bucket, key);
        var chunk = sealed.length / 5;

        store.write(bucket, key, Arrays.copyOf(sealed, 4 * chunk));
        breaksOff(path);
        store.write(bucket, key, Arrays.copyOf(sealed, sealed.length - 1));
        breaksOff(path);
        var swapped = sealed.clone();
        System.arraycopy(sealed, chunk, swapped, 2 * chunk, chunk);
        System.arraycopy(sealed, 2 * chunk, swapped, chunk, chunk);
        store.write(bucket, key, swapped);
        breaksOff(path);
        assertArrayEquals(Arrays.copyOf(bytes, 100), content(path, "bytes=0-99").body());
        var changed = sealed.clone();
        changed[3 * chunk + 5] ^= 1;
        store.write(bucket, key, changed);
        breaksOff(path);
        store.write(bucket, key, sealed);
        assertArrayEquals(bytes, content(path, "bytes=0-").body());
    }

    @Test
    void aFileWithoutBytesIsCounted() {
        var before = store.keys(bucket);
        upload(new byte[100]);
        store.delete(bucket, keyBesides(before));
        assertEquals(1, server.server().useCases().sweepFiles().handle().missing());
    }

    @Test
    void aStoreThatGoesAwayIsAnsweredBy503AndAServerDoesNotStartWithoutIt() {
        var gone = new BucketStore();
        var settings = settings(gone, gone.bucket());
        try (var other = TestServer.start(settings)) {
            var anna = other.person(0);
            var made = Person.send(anna.request("/files")
                    .POST(BodyPublishers.ofString("words")).build());
            var path = "/files/" + Person.json(made).path("id").asText();
            gone.close();
            assertEquals(503, anna.get(path + "/content").statusCode());
            assertEquals(503, Person.send(anna.request("/files")
                    .POST(BodyPublishers.ofString("more")).build()).statusCode());
            assertEquals(200, anna.get(path).statusCode());
            assertEquals(204, Person.send(anna.request(path).DELETE().build()).statusCode());
        }
        refused(settings, "cannot be reached");
        refused(settings(store, "no-such-bucket"), "no such bucket");
        var wrong = new HashMap<>(settings(store, bucket));
        wrong.put("AIMIXUP_OBJECTS_SECRET_KEY", "not-the-secret");
        refused(wrong, "keys may not use");
    }

    private static void refused(Map<String, String> settings, String why) {
        var refusal = assertThrows(Refusal.class, () -> TestServer.start(settings));
        assertTrue(refusal.getMessage().contains("AIMIXUP_OBJECTS_BUCKET")
                && refusal.getMessage().contains(why), refusal.getMessage());
    }

    private String upload(byte[] bytes) {
        var answer = Person.send(person.request("/files").POST(
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))).build());
        assertEquals(201, answer.statusCode(), answer.body());
        return "/files/" + Person.json(answer).path("id").asText();
    }

    private static String keyBesides(List<String> before) {
        var keys = store.keys(bucket).stream().filter(key -> !before.contains(key)).toList();
        assertEquals(1, keys.size());
        return keys.getFirst();
    }

    private void breaksOff(String path) {
        assertThrows(IOException.class, () -> Person.HTTP.send(
                person.request(path + "/content").build(), BodyHandlers.ofByteArray()));
    }

    private HttpResponse<byte[]> content(String path, String range) {
        try {
            return Person.HTTP.send(person.request(path + "/content").header("Range", range)
                    .build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
