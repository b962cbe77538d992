package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.files.SweepFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files over real HTTP, real PostgreSQL, and on a real disk. */
final class FilesTest {
    private static final int MEGABYTE = 1_000_000;
    @TempDir
    private static Path data;
    private static TestServer server;
    private final Person person = server.person(0);
    private Set<Path> before = Set.of();

    @BeforeAll
    static void start() {
        server = TestServer.start(Map.of("AIMIXUP_DATA", data.toString()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void look() throws IOException {
        before = Set.copyOf(objects());
    }

    @Test
    void aLargeFileGoesToTheDiskWhileItComesAndBackInParts() throws Exception {
        var first = bytes(20 * MEGABYTE, 1);
        var second = bytes(20 * MEGABYTE, 2);
        // Between the halves the sender waits until the first is on the disk.
        var body = new SequenceInputStream(new ByteArrayInputStream(first), new InputStream() {
            private final InputStream rest = new ByteArrayInputStream(second);
            private boolean waited;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                if (!waited) Await.until("the first half is on the disk",
                        () -> sizeOnDisk() > 19 * MEGABYTE);
                waited = true;
                return rest.read(into, from, length);
            }
        });
        var path = "/files/" + id(upload(person, "large.bin",
                BodyPublishers.ofInputStream(() -> body)));
        assertEquals(40 * MEGABYTE, person.read(path).path("size").asLong());
        var content = content(person, path, "bytes=0-");
        assertEquals(206, content.statusCode());
        assertArrayEquals(first, Arrays.copyOf(content.body(), first.length));
        assertArrayEquals(second, Arrays.copyOfRange(content.body(), first.length,
                40 * MEGABYTE));
        assertArrayEquals(Arrays.copyOfRange(second, 100, 200), content(person, path,
                "bytes=" + (20 * MEGABYTE + 100) + "-" + (20 * MEGABYTE + 199)).body());
        assertEquals(416, content(person, path, "bytes=40000000-").statusCode());
    }

    @Tag("secure.at-rest")
    @Test
    void neitherTheDiskNorTheDatabaseHoldsAWordOfAFile() throws IOException {
        var mark = "canary-5e1f-words";
        var name = "canary-5e1f-name";
        var text = (mark + ' ').repeat(10_000);
        var id = id(upload(person, name, BodyPublishers.ofString(text)));
        assertEquals("text/plain", person.read("/files/" + id).path("media_type").asText());
        assertEquals(text, person.get("/files/" + id + "/content").body());

        assertEquals(1, objects().size());
        var stored = Files.readString(objects().getFirst(), StandardCharsets.ISO_8859_1);
        assertTrue(stored.length() > text.length());
        assertFalse(stored.contains(mark) || objects().getFirst().toString().contains(id));
        for (var table : List.of("file", "file_object")) {
            var rows = server.server().database().list("select t::text as shown from " + table
                    + " t", row -> row.text("shown"));
            assertFalse(rows.isEmpty());
            for (var word : List.of(mark, name)) {
                var hex = HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
                assertTrue(rows.stream().noneMatch(row -> row.contains(word)
                        || row.contains(hex)));
            }
        }
    }

    @Test
    void whatIsNoPictureIsNoneWhateverItsNameSaysAndIsNeverShownAsAPage() {
        var page = "<!DOCTYPE html><html><script>alert(1)</script></html>";
        var path = "/files/" + id(upload(person, "cat.png", BodyPublishers.ofString(page)));
        var content = person.get(path + "/content");
        assertEquals("text/html", content.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(content.headers().firstValue("Content-Disposition").orElseThrow()
                .startsWith("attachment"));
        assertEquals("nosniff",
                content.headers().firstValue("X-Content-Type-Options").orElseThrow());
    }

    @Test
    void equalFilesOfOnePersonShareTheirBytesUntilTheLastGoes() throws IOException {
        var other = server.person(0);
        var one = id(upload(person, "one", BodyPublishers.ofString("same")));
        var two = id(upload(person, "two", BodyPublishers.ofString("same")));
        upload(other, "three", BodyPublishers.ofString("same"));
        assertEquals(2, objects().size());
        assertEquals(404, other.get("/files/" + one).statusCode());
        delete(one);
        assertEquals("same", person.get("/files/" + two + "/content").body());
        delete(two);
        assertEquals(1, objects().size());
    }

    @Test
    void whatLostItsOtherHalfIsFound() throws IOException {
        var lost = id(upload(person, "lost", BodyPublishers.ofString("lost")));
        Files.delete(objects().getFirst());
        upload(person, "kept", BodyPublishers.ofString("kept"));
        var old = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
        var kept = objects().getFirst();
        Files.setLastModifiedTime(kept, old);
        var sibling = kept.resolveSibling("00000000-0000-4000-8000-000000000000");
        var orphan = Files.createDirectories(data.resolve("objects/00/00"))
                .resolve(sibling.getFileName());
        var unfinished = orphan.resolveSibling(orphan.getFileName() + ".part");
        for (var each : List.of(orphan, unfinished))
            Files.setLastModifiedTime(Files.writeString(each, "x"), old);
        var swept = server.server().useCases().sweepFiles().handle();
        assertEquals(1, swept.missing());
        assertTrue(swept.removed() > 0);
        assertFalse(Files.exists(orphan) || Files.exists(unfinished));
        assertEquals(List.of(kept), objects());
        assertEquals(new SweepFiles.Swept(0, 1), server.server().useCases().sweepFiles().handle());
        assertEquals(500, person.get("/files/" + lost + "/content").statusCode());
    }

    @Test
    void bytesThatWereChangedOnTheDiskAreNotGivenOut() throws IOException {
        var path = "/files/" + id(upload(person, "x",
                BodyPublishers.ofByteArray(bytes(200_000, 3)))) + "/content";
        var object = objects().getFirst();
        var stored = Files.readAllBytes(object);
        stored[150_000] ^= 1;
        Files.write(object, stored);
        assertEquals(206, content(person, path, "bytes=0-1000").statusCode());
        assertThrows(IOException.class, () -> Person.HTTP.send(person.request(path).build(),
                BodyHandlers.ofByteArray()), "breaks off");
    }

    private long sizeOnDisk() {
        try {
            var size = 0L;
            for (var object : objects()) size += Files.size(object);
            return size;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Those of this test. */
    private List<Path> objects() throws IOException {
        try (var files = Files.walk(data.resolve("objects"))) {
            return files.filter(Files::isRegularFile).filter(file -> !before.contains(file))
                    .toList();
        }
    }

    private static HttpResponse<String> upload(Person who, String name, BodyPublisher body) {
        return Person.send(who.request("/files").header("X-File-Name", name).POST(body).build());
    }

    private void delete(String id) {
        assertEquals(204, Person.send(person.request("/files/" + id).DELETE().build())
                .statusCode());
    }

    private static String id(HttpResponse<String> answer) {
        assertEquals(201, answer.statusCode(), answer.body());
        return Person.json(answer).path("id").asText();
    }

    private static HttpResponse<byte[]> content(Person who, String path, String range)
            throws IOException {
        try {
            return Person.HTTP.send(who.request(path.endsWith("/content") ? path
                    : path + "/content").header("Range", range).build(),
                    BodyHandlers.ofByteArray());
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static byte[] bytes(int count, int seed) {
        var bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
