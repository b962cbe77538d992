package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FileRoutesTest {
    private static final String FILES = "/api/v1/files";
    private static final int MAX = (int) World.FILE_LIMITS.fileBytes();
    private final World world = new World();
    private final Client anna = world.client().person("anna@example.org");
    private final Random random = new Random(1);

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void whatIsUploadedIsListedAndReadBack() {
        var bytes = bytes(100_000);
        var made = upload(anna.with("X-File-Name", "gr%C3%BC%C3%9Fe%20%22x%22.png"), bytes);
        assertEquals("gr\u00fc\u00dfe \"x\".png", made.text("name"));
        assertEquals(100_000, made.number("size"));
        assertEquals("image/png", made.text("media_type"));
        var path = made.header("Location");
        assertEquals(made.bodyText(), anna.get(path).is(200).bodyText());
        assertEquals(made.text("id"), anna.get(FILES).is(200).text("data.0.id"));

        var content = anna.get(path + "/content").is(200);
        assertArrayEquals(bytes, content.body());
        assertEquals("image/png", content.header("Content-Type"));
        assertEquals("attachment; filename*=UTF-8''gr%C3%BC%C3%9Fe%20%22x%22.png",
                content.header("Content-Disposition"));
        assertEquals("nosniff", content.header("X-Content-Type-Options"));
        assertEquals("no-store", content.header("Cache-Control"));
        var head = anna.send("HEAD", path + "/content", BodyPublishers.noBody()).is(200);
        assertEquals("100000", head.header("Content-Length"));
    }

    @Test
    void aBodyInChunksAndAnEmptyOneAreTakenToo() {
        var bytes = bytes(70_000);
        var made = anna.send("POST", FILES, BodyPublishers.ofInputStream(
                () -> new ByteArrayInputStream(bytes))).is(201);
        assertEquals("file", made.text("name"));
        assertArrayEquals(bytes, anna.get(made.header("Location") + "/content").is(200).body());
        var empty = upload(anna, new byte[0]);
        assertEquals(0, anna.get(empty.header("Location") + "/content").is(200).body().length);
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-0, 0, 0", "bytes=100-199, 100, 199", "bytes=999-5000, 999, 999",
        "bytes=990-, 990, 999", "bytes=-10, 990, 999", "bytes=-5000, 0, 999"})
    void aRangeIsAnsweredAlone(String range, int first, int last) {
        var bytes = bytes(1_000);
        var path = upload(anna, bytes).header("Location") + "/content";
        var answer = anna.with("Range", range).get(path).is(206);
        assertArrayEquals(Arrays.copyOfRange(bytes, first, last + 1), answer.body());
        assertEquals("bytes " + first + "-" + last + "/1000", answer.header("Content-Range"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1000-", "bytes=1000-1001", "bytes=-0"})
    void aRangeThatIsNotThereIsRefused(String range) {
        var path = upload(anna, bytes(1_000)).header("Location") + "/content";
        var answer = anna.with("Range", range).get(path)
                .isProblem(416, "range-not-satisfiable");
        assertEquals("bytes */1000", answer.header("Content-Range"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=5-4", "bytes=-", "bytes=0-1,3-4", "lines=0-1", "bytes=a-b",
        "bytes=99999999999999999999-", "x"})
    void aRangeThatIsNotUnderstoodIsAnsweredByAll(String range) {
        var path = upload(anna, bytes(1_000)).header("Location") + "/content";
        assertEquals(1_000, anna.with("Range", range).get(path).is(200).body().length);
    }

    @Test
    void aRangeOfSomethingElseIsAnsweredByAll() {
        var path = upload(anna, bytes(1_000)).header("Location") + "/content";
        var ranged = anna.with("Range", "bytes=0-9");
        var tag = ranged.get(path).is(206).header("ETag");
        assertEquals(10, ranged.with("If-Range", tag).get(path).is(206).body().length);
        assertEquals(1_000, ranged.with("If-Range", "\"other\"").get(path).is(200).body().length);
        assertEquals(1_000, ranged.with("If-Range", "W/" + tag).get(path).is(200).body().length);
    }

    @Test
    void whatTheClientHasIsNotSentAgain() {
        var made = upload(anna, bytes(1_000)).header("Location");
        for (var path : new String[] {made, made + "/content"}) {
            var tag = anna.get(path).is(200).header("ETag");
            for (var known : new String[] {tag, "W/" + tag, "\"x\", " + tag, "*"}) {
                var answer = anna.with("If-None-Match", known).with("Range", "bytes=0-9")
                        .get(path).is(304);
                assertEquals(0, answer.body().length);
                assertEquals(tag, answer.header("ETag"));
            }
            anna.with("If-None-Match", "\"x\"").get(path).is(200);
            anna.with("If-None-Match", tag.replace("\"", "")).get(path).is(200);
        }
    }

    @Test
    void anotherPersonsFileIsAsUnknownAsNone() {
        var ben = world.client().person("ben@example.org");
        var path = upload(anna, bytes(10)).header("Location");
        for (var unknown : new String[] {path, FILES + '/' + UUID.randomUUID(), FILES + "/x"}) {
            ben.get(unknown).isProblem(404, "not-found");
            ben.get(unknown + "/content").isProblem(404, "not-found");
            ben.delete(unknown).isProblem(404, "not-found");
        }
        assertEquals(0, ben.get(FILES).is(200).list("data").size());
        world.client().get(path + "/content").is(401);
        world.client().send("POST", FILES, BodyPublishers.ofByteArray(bytes(10))).is(401);
        anna.get(path).is(200);
    }

    @Test
    void equalFilesTakeUpTheirRoomOnceAndGoWithTheLast() {
        var bytes = bytes(10);
        var one = upload(anna, bytes).header("Location");
        var two = upload(anna, bytes).header("Location");
        assertEquals(1, objects());
        anna.delete(one).is(204);
        anna.get(one).is(404);
        assertArrayEquals(bytes, anna.get(two + "/content").is(200).body());
        anna.delete(two).is(204);
        assertEquals(0, objects());
    }

    @Test
    void whatIsTooLargeIsRefusedAndNothingOfItKept() {
        for (var size : new int[] {MAX + 1, MAX + 1_000_000}) {
            var whole = anna.send("POST", FILES, BodyPublishers.ofByteArray(new byte[size]))
                    .isProblem(413, "body-too-large");
            assertEquals(MAX, whole.number("most"));
            anna.send("POST", FILES, BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(new byte[size])))
                    .isProblem(413, "body-too-large");
        }
        assertEquals(0, objects());
        upload(anna, new byte[MAX]);
    }

    @Test
    void aFullStorageIsRefusedWithItsSize() {
        upload(anna, bytes(MAX));
        upload(anna, bytes(MAX));
        var refused = anna.send("POST", FILES, BodyPublishers.ofByteArray(bytes(MAX)))
                .isProblem(422, "storage-full");
        assertEquals(2L * MAX, refused.number("used"));
        assertEquals(2, objects());
        upload(anna, bytes(100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "Multipart/mixed; boundary=x",
        "application/x-www-form-urlencoded"})
    void aFormIsRefused(String type) {
        anna.with("Content-Type", type).send("POST", FILES, BodyPublishers.ofString("a=b"))
                .isProblem(415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%zz", "%FF", "a%0Ab", "%00", "%20", "%ED%A0%80"})
    void aNameThatIsNoneIsRefused(String name) {
        var refused = anna.with("X-File-Name", name)
                .send("POST", FILES, BodyPublishers.ofString("x")).isProblem(400, "invalid-input");
        assertTrue(refused.errors().containsKey("X-File-Name"));
        assertEquals(0, objects());
    }

    @Test
    void pagesHoldEachFileOnce() {
        var made = new HashSet<String>();
        for (int i = 0; i < 7; i++) made.add(upload(anna, bytes(i)).text("id"));
        var seen = new ArrayList<String>();
        var page = anna.get(FILES + "?limit=3").is(200);
        while (true) {
            for (int i = 0; i < page.list("data").size(); i++)
                seen.add(page.text("data." + i + ".id"));
            if (page.at("next_cursor") instanceof JsonValue.Nothing) break;
            page = anna.get(FILES + "?limit=3&cursor=" + page.text("next_cursor")).is(200);
        }
        assertEquals(7, seen.size());
        assertEquals(made, new HashSet<>(seen));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100000\r\n\r\nonly this",
        "Transfer-Encoding: chunked\r\n\r\nffff\r\nonly this"})
    void aSenderThatBreaksOffLeavesNothing(String rest) throws IOException {
        var token = world.client().logIn("anna@example.org").is(201).text("access_token");
        try (var socket = new Socket("127.0.0.1", world.server.port())) {
            socket.getOutputStream().write(("POST " + FILES + " HTTP/1.1\r\nHost: x\r\n"
                    + "Authorization: Bearer " + token + "\r\n" + rest)
                    .getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            var answer = new String(socket.getInputStream().readAllBytes(),
                    StandardCharsets.US_ASCII);
            assertFalse(answer.startsWith("HTTP/1.1 2"), answer);
        }
        assertEquals(0, objects());
        assertEquals(0, anna.get(FILES).is(200).list("data").size());
    }

    @ParameterizedTest
    @CsvSource({"5, HTTP/1.1 100 Continue", "3000000, HTTP/1.1 413 Request Entity Too Large"})
    void whoAsksBeforeSendingIsToldWhetherTo(int size, String answer) throws IOException {
        var token = world.client().logIn("anna@example.org").is(201).text("access_token");
        try (var socket = new Socket("127.0.0.1", world.server.port())) {
            var out = socket.getOutputStream();
            out.write(("POST " + FILES + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                    + "Authorization: Bearer " + token + "\r\nExpect: 100-continue\r\n"
                    + "Content-Length: " + size + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(),
                    StandardCharsets.US_ASCII));
            assertEquals(answer, in.readLine());
            if (size > MAX) return;
            assertEquals("", in.readLine());
            out.write("hello".getBytes(StandardCharsets.US_ASCII));
            assertEquals("HTTP/1.1 201 Created", in.readLine());
        }
        assertEquals(size > MAX ? 0 : 1, objects());
    }

    private static Answer upload(Client person, byte[] bytes) {
        return person.send("POST", FILES, BodyPublishers.ofByteArray(bytes)).is(201);
    }

    private long objects() {
        var count = new long[1];
        world.objects.each(_ -> count[0]++);
        return count[0];
    }

    private byte[] bytes(int size) {
        var bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }
}
