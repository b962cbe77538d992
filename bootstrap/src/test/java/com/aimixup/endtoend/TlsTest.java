package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.bootstrap.Refusal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole server with a certificate of its own. */
final class TlsTest {
    private static final String PASSWORD = "only-for-a-moment";

    @TempDir
    private Path folder;
    private KeyStore store;

    @BeforeEach
    void makeCertificate() throws Exception {
        var file = folder.resolve("store.p12");
        var made = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool")
                .toString(), "-genkeypair", "-alias", "own", "-keyalg", "EC", "-dname", "CN=test",
                "-ext", "san=ip:127.0.0.1", "-validity", "2", "-storetype", "PKCS12", "-keystore",
                file.toString(), "-storepass", PASSWORD).redirectErrorStream(true).start();
        var said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, made.waitFor(), said);
        store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        write("chain.pem", "CERTIFICATE", store.getCertificate("own").getEncoded());
        write("key.pem", "PRIVATE KEY", store.getKey("own", PASSWORD.toCharArray()).getEncoded());
    }

    @Test
    void theApiIsServedByTlsAndHealthIsNot() throws Exception {
        try (var server = TestServer.start(Map.of("AIMIXUP_TLS_CERTIFICATE", path("chain.pem"),
                "AIMIXUP_TLS_KEY", path("key.pem"))); var client = client()) {
            var address = server.server().url();
            assertEquals("https", address.getScheme());
            var answer = client.send(HttpRequest.newBuilder(address.resolve("/openapi")).build(),
                    BodyHandlers.ofString());
            assertEquals(200, answer.statusCode());
            assertEquals("max-age=31536000", answer.headers()
                    .firstValue("Strict-Transport-Security").orElseThrow());
            server.observe("/health/ready", 200);
        }
    }

    @Test
    void whatCannotBeUsedIsToldAtTheStart() throws Exception {
        assertRefused(Map.of("AIMIXUP_TLS_CERTIFICATE", path("chain.pem")), "AIMIXUP_TLS_KEY");
        assertRefused(Map.of("AIMIXUP_TLS_KEY", path("key.pem")), "AIMIXUP_TLS_CERTIFICATE");
        Files.writeString(folder.resolve("key.pem"), "nothing");
        assertRefused(Map.of("AIMIXUP_TLS_CERTIFICATE", path("chain.pem"), "AIMIXUP_TLS_KEY",
                path("key.pem")), path("key.pem"));
    }

    private static void assertRefused(Map<String, String> settings, String named) {
        var refusal = assertThrows(Refusal.class, () -> TestServer.start(settings));
        assertTrue(refusal.getMessage().contains(named), refusal.getMessage());
    }

    private HttpClient client() throws Exception {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, new char[0]);
        trusted.setCertificateEntry("own", store.getCertificate("own"));
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private void write(String name, String what, byte[] bytes) throws Exception {
        Files.writeString(folder.resolve(name), "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + what + "-----\n");
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
