package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The listener with a certificate of its own. */
final class TlsTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int CONNECTIONS_MAX = 20;
    private static final int ALERT = 0x15;
    private static final int PROTOCOL_VERSION = 70;
    private static final int HANDSHAKE_FAILURE = 40;

    @TempDir
    private Path folder;
    private World world;

    @BeforeEach
    void start() {
        var files = TestCertificate.write(folder, "one", "RSA");
        world = new World(new HttpSettings("127.0.0.1", 0, "127.0.0.1", 0,
                HttpSettings.BODY_BYTES_MAX, CONNECTIONS_MAX, 100, Duration.ofMillis(50), LONG,
                Duration.ofSeconds(2), LONG).secured(Optional.of(files)));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void everyAnswerTellsToComeByTlsOnly(String protocol) throws IOException {
        for (var request : List.of("GET /openapi", "GET /nothing", "GET /a b", "GARBAGE"))
            try (var socket = TestCertificate.connect(world.server.port(), protocol)) {
                assertEquals(protocol, socket.getSession().getProtocol());
                assertTrue(socket.getSession().getCipherSuite().contains("_GCM_"));
                var answer = answer(socket, request).toLowerCase(Locale.ROOT);
                assertTrue(answer.contains("strict-transport-security: max-age=31536000\r\n"),
                        answer);
                assertTrue(answer.contains("x-content-type-options: nosniff"), answer);
            }
    }

    /** TLS 1.0, 1.1 and SSL 3, said by hand, since our own client knows them no more. */
    @ParameterizedTest
    @CsvSource({"0300,c013", "0301,c013", "0302,c013", "0302,002f"})
    void anOlderVersionIsRefused(String version, String suite) throws IOException {
        assertEquals(PROTOCOL_VERSION, refusal(version, suite));
    }

    /** Without forward secrecy, with CBC, with RC4, with nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"009c", "c027", "c013", "0005", "0000"})
    void aWeakSuiteIsRefused(String suite) throws IOException {
        assertEquals(HANDSHAKE_FAILURE, refusal("0303", suite));
    }

    @Test
    void aRenewedCertificateIsServedWithoutARestart() throws Exception {
        try (var before = TestCertificate.connect(world.server.port(), "TLSv1.3")) {
            assertEquals("one", TestCertificate.name(before));
            TestCertificate.write(folder, "two", "EC");
            assertTimeoutPreemptively(LONG, () -> {
                while (!served().equals("two")) Thread.sleep(50);
            });
            for (var protocol : TlsServerSocket.PROTOCOLS)
                TestCertificate.connect(world.server.port(), protocol).close();
        }
        assertTrue(send("GET /openapi").startsWith("HTTP/1.1 200"));
    }

    @Test
    void handshakesThatFailTakeNoPlaceAway() throws IOException {
        for (var i = 0; i < 3 * CONNECTIONS_MAX; i++) refusal("0302", "002f");
        assertTrue(send("GET /openapi").startsWith("HTTP/1.1 200"));
    }

    @Test
    void whoNeverShakesHandsIsLetGoWhileOthersAreAnswered() {
        assertTimeoutPreemptively(LONG, () -> {
            for (var begun : List.of("", "16030100", "GET / HTTP/1.1\r\n\r\n"))
                try (var socket = new Socket("127.0.0.1", world.server.port())) {
                    socket.getOutputStream().write(begun.startsWith("1")
                            ? HexFormat.of().parseHex(begun)
                            : begun.getBytes(StandardCharsets.US_ASCII));
                    assertTrue(send("GET /openapi").startsWith("HTTP/1.1 200"));
                    read(socket);
                }
        });
    }

    @Test
    void peopleWorkOverTls() throws IOException {
        var signUp = "POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
        try (var socket = TestCertificate.connect(world.server.port(), "TLSv1.3")) {
            socket.getOutputStream().write(signUp.getBytes(StandardCharsets.US_ASCII));
            assertTrue(read(socket).startsWith("HTTP/1.1 400"));
        }
    }

    private String served() throws IOException {
        try (var socket = TestCertificate.connect(world.server.port(), "TLSv1.3")) {
            return TestCertificate.name(socket);
        }
    }

    private String send(String request) throws IOException {
        try (var socket = TestCertificate.connect(world.server.port(), "TLSv1.3")) {
            return answer(socket, request);
        }
    }

    private static String answer(Socket socket, String request) throws IOException {
        socket.getOutputStream().write((request + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return read(socket);
    }

    private static String read(Socket socket) throws IOException {
        var read = new ByteArrayOutputStream();
        try {
            for (var c = socket.getInputStream().read(); c >= 0;
                    c = socket.getInputStream().read()) read.write(c);
        } catch (SocketException reset) {
            assertFalse(socket.isClosed());
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    /** Of the fatal alert that answers this greeting: RFC 5246, 7.2 and 7.4.1.2. */
    private int refusal(String version, String suite) throws IOException {
        var hello = version + "00".repeat(32) + "00" + "0002" + suite + "0100"
                + "000e" + "000a00040002001d" + "000b00020100";
        var length = hello.length() / 2;
        var greeting = "160301%04x01%06x".formatted(length + 4, length) + hello;
        try (var socket = new Socket("127.0.0.1", world.server.port())) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write(HexFormat.of().parseHex(greeting));
            var alert = socket.getInputStream().readNBytes(7);
            assertEquals(7, alert.length);
            assertEquals(ALERT, alert[0]);
            assertEquals(2, alert[5], "fatal");
            return alert[6];
        }
    }
}
