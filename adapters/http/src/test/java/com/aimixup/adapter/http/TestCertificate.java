package com.aimixup.adapter.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Certificates that nobody signed but themselves, as files, and clients who do not mind. */
final class TestCertificate {
    private static final String PASSWORD = "only-for-a-moment";
    /** Once for all tests: each takes a program of its own. */
    private static final Map<String, KeyStore> MADE = new ConcurrentHashMap<>();
    private static final SSLContext CREDULOUS = credulous();

    private TestCertificate() {}

    /** Writes the chain and then the key, over what is there. */
    static CertificateFiles write(Path folder, String name, String algorithm) {
        var files = new CertificateFiles(folder.resolve("chain.pem"), folder.resolve("key.pem"));
        var keys = MADE.computeIfAbsent(algorithm + " " + name, _ -> make(name, algorithm));
        try {
            Files.writeString(files.chain(),
                    pem("CERTIFICATE", keys.getCertificate("own").getEncoded()));
            Files.writeString(files.key(), pem("PRIVATE KEY",
                    keys.getKey("own", PASSWORD.toCharArray()).getEncoded()));
            return files;
        } catch (IOException | GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static KeyStore make(String name, String algorithm) {
        try {
            var folder = Files.createTempDirectory("test-certificate");
            var store = folder.resolve("store.p12");
            var made = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin",
                    "keytool").toString(), "-genkeypair", "-alias", "own", "-keyalg", algorithm,
                    "-dname", "CN=" + name, "-validity", "2", "-storetype", "PKCS12",
                    "-keystore", store.toString(), "-storepass", PASSWORD)
                    .redirectErrorStream(true).start();
            var said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (made.waitFor() != 0) throw new IllegalStateException(said);
            var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            Files.delete(store);
            Files.delete(folder);
            return keys;
        } catch (IOException | GeneralSecurityException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes)
                + "\n-----END " + what + "-----\n";
    }

    static SSLSocket connect(int port, String protocol) throws IOException {
        var socket = (SSLSocket) CREDULOUS.getSocketFactory().createSocket("127.0.0.1", port);
        socket.setSoTimeout(15_000);
        socket.setEnabledProtocols(new String[] {protocol});
        socket.startHandshake();
        return socket;
    }

    /** Whose certificate it is. */
    static String name(SSLSocket socket) throws IOException {
        var own = (X509Certificate) socket.getSession().getPeerCertificates()[0];
        return own.getSubjectX500Principal().getName().toLowerCase(Locale.ROOT)
                .replace("cn=", "");
    }

    private static SSLContext credulous() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new X509TrustManager() {
                @Override
                public void checkClientTrusted(X509Certificate[] chain, String type) {}

                @Override
                public void checkServerTrusted(X509Certificate[] chain, String type) {}

                @Override
                public X509Certificate[] getAcceptedIssuers() {
                    return new X509Certificate[0];
                }
            }}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
