package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in forms, as browsers send them. */
final class FormUploadTest {
    private static final String FILES = "/api/v1/files";
    private static final String BORDER = "----form-7f3a";
    private static final String FIELD =
            "--" + BORDER + "\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n";
    private static final String LAST = "\r\n--" + BORDER + "--\r\n";
    private final World world = new World();
    private final Client anna = world.client().person("anna@example.org");
    private final Random random = new Random(2);

    @AfterEach
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 100, 32_760, 32_768, 500_000})
    void theFileAloneIsKept(int size) {
        var bytes = new byte[size];
        random.nextBytes(bytes);
        var form = join(FIELD + file("cat.png"), bytes, "\r\n" + FIELD + LAST.strip());
        var made = upload(anna, form).is(201);
        assertEquals("cat.png", made.text("name"));
        assertArrayEquals(bytes, anna.get(made.header("Location") + "/content").is(200).body());
    }

    @Test
    void whatLooksLikeABorderIsNone() {
        var bytes = ("\r\n--\r\n--" + BORDER.substring(1) + "\r\r\n--" + BORDER.substring(0, 9)
                + "\r\n").repeat(3_000).getBytes(StandardCharsets.US_ASCII);
        var made = upload(anna, join(file("x"), bytes, LAST)).is(201);
        assertArrayEquals(bytes, anna.get(made.header("Location") + "/content").is(200).body());
    }

    @Test
    void itComesInAnyPieces() {
        var bytes = new byte[5_000];
        random.nextBytes(bytes);
        var form = new ByteArrayInputStream(join("before\r\n" + file("x"), bytes, LAST + "after"));
        var drops = new InputStream() {
            @Override
            public int read() {
                return form.read();
            }

            @Override
            public int read(byte[] into, int at, int length) {
                return form.read(into, at, Math.min(length, 1 + random.nextInt(7)));
            }
        };
        assertArrayEquals(bytes, read(FormFile.in(drops, BORDER)));
    }

    @ParameterizedTest
    @CsvSource({
        "'filename=\"gr\u00fc\u00dfe.png\"', gr\u00fc\u00dfe.png",
        "'filename=\"a %22b%22.txt\"', 'a \"b\".txt'",
        "'filename=\"a\\\"b.txt\"', 'a\"b.txt'",
        "'filename=plain.txt', plain.txt",
        "'filename=\"C:\\folder\\x.txt\"', x.txt",
        "'filename=\"../../x.txt\"', x.txt",
        "'filename=\"ascii.txt\"; filename*=UTF-8''''gr%C3%BC%C3%9Fe.txt', gr\u00fc\u00dfe.txt",
        "'filename=\"\"', file",
    })
    void theNameIsTheOneInTheForm(String said, String name) {
        var form = join(file("x").replace("filename=\"x\"", said), new byte[9], LAST);
        assertEquals(name, upload(anna, form).is(201).text("name"));
        assertEquals("header", upload(anna.with("X-File-Name", "header"), form).is(201)
                .text("name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no border", "--" + BORDER + "--\r\n", FIELD + "--" + BORDER + "--",
        "--" + BORDER, "--" + BORDER + "\r\n", "--" + BORDER + "x\r\n\r\n" + LAST,
        "--" + BORDER + "\r\nContent-Disposition: form-data; name=f; filename=x\r\n",
        "--" + BORDER + "\r\nContent-Disposition: form-data; name=f; filename=x\r\n\r\nno end",
        "--" + BORDER + "\r\nContent-Disposition: form-data; name=f; filename=x\r\n\r\ny\r\n"
                + "--" + BORDER + "\r\nContent-Disposition: form-data; filename=z\r\n\r\nq" + LAST})
    void whatIsNoFormWithOneFileIsRefusedAndNothingOfItKept(String form) {
        var refused = upload(anna, form.getBytes(StandardCharsets.US_ASCII))
                .isProblem(400, "invalid-input");
        assertEquals("must be a form with one file, as RFC 7578 has it",
                refused.errors().get("body"));
        nothingIsKept();
    }

    @Test
    void aNameThatIsNoneIsRefused() {
        for (var name : new String[] {" ", "a\tb", "x".repeat(256)}) {
            var refused = upload(anna, join(file(name), new byte[1], LAST))
                    .isProblem(400, "invalid-input");
            assertEquals(1, refused.errors().size());
        }
        nothingIsKept();
    }

    @Test
    void whatIsAroundTheFileIsLimitedAndSoIsTheFile() {
        var much = "y".repeat(FormFile.AROUND_BYTES_MAX + 1);
        var field = FIELD.replace("\r\nb\r\n", "\r\n" + much + "\r\n");
        upload(anna, join(field + file("x"), new byte[1], LAST)).isProblem(400, "invalid-input");
        upload(anna, join(file("x") + much, new byte[1], "\r\n" + field + LAST))
                .isProblem(400, "invalid-input");
        upload(anna, join("X: " + much, new byte[1], LAST)).isProblem(400, "invalid-input");
        var most = (int) World.FILE_LIMITS.fileBytes();
        upload(anna, join(file("x"), new byte[most + 1], LAST)).isProblem(413, "body-too-large");
        nothingIsKept();
        upload(anna, join(file("x"), new byte[most], LAST)).is(201);
    }

    private void nothingIsKept() {
        world.objects.each(one -> {
            throw new AssertionError(one);
        });
    }

    private static Answer upload(Client person, byte[] form) {
        return person.with("Content-Type", "multipart/form-data; boundary=" + BORDER)
                .send("POST", FILES, BodyPublishers.ofByteArray(form));
    }

    private static String file(String name) {
        return "--" + BORDER + "\r\nContent-Type: image/png\r\ncontent-disposition: form-data;"
                + " name=\"f\"; filename=\"" + name + "\"\r\n\r\n";
    }

    private static byte[] join(String before, byte[] bytes, String after) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        all.writeBytes(bytes);
        all.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        return all.toByteArray();
    }

    private static byte[] read(InputStream in) {
        try (in) {
            return in.readAllBytes();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
