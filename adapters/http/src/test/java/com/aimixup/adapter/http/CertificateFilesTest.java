package com.aimixup.adapter.http;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator may give as a certificate, and what becomes of a bad one. */
final class CertificateFilesTest {
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void anyUsualKeyIsTaken(String algorithm) {
        CertificateReader.read(TestCertificate.write(folder, "one", algorithm));
    }

    @Test
    void whatIsWrongIsNamed() throws IOException {
        var files = TestCertificate.write(folder, "one", "EC");
        var key = Files.readString(files.key());
        Files.writeString(files.key(), key.replace("PRIVATE KEY", "RSA PRIVATE KEY"));
        assertRefused(files, files.key(), "BEGIN PRIVATE KEY");
        Files.writeString(files.key(), key.substring(0, 60) + "!\n-----END PRIVATE KEY-----");
        assertRefused(files, files.key(), "no EC key");
        Files.delete(files.key());
        assertRefused(files, files.key(), "cannot be read");
        var other = Files.readString(files.chain());
        TestCertificate.write(folder, "two", "EC");
        Files.writeString(files.chain(), other);
        assertRefused(files, files.key(), "is not the key of");
        for (var nothing : new String[] {"", "nothing", "-----BEGIN CERTIFICATE-----\nAAAA\n"}) {
            Files.writeString(files.chain(), nothing);
            assertRefused(files, files.chain(), "certificate");
        }
    }

    private static void assertRefused(CertificateFiles files, Path which, String why) {
        var said = assertThrows(CertificateUnusable.class, () -> CertificateReader.read(files))
                .getMessage();
        assertTrue(said.startsWith(which.toString()) && said.contains(why), said);
    }

    @Test
    void aBadRenewalLeavesTheOneBeforeInUseUntilItIsMended() throws Exception {
        var files = TestCertificate.write(folder, "one", "EC");
        var served = new ServedCertificate(files, LOOK);
        var first = served.current();
        var watch = served.watch();
        Files.writeString(files.chain(), "half");
        var wrong = files.print();
        assertTimeoutPreemptively(LONG, () -> {
            while (!served.hasTried(wrong)) Thread.sleep(5);
        });
        assertSame(first, served.current());
        TestCertificate.write(folder, "two", "RSA");
        assertTimeoutPreemptively(LONG, () -> {
            while (served.current() == first) Thread.sleep(5);
        });
        assertNotSame(first, served.current());
        watch.interrupt();
        watch.join();
    }
}
