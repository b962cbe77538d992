package com.aimixup.adapter.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Reads a certificate and its key, and makes sure that they belong together. */
final class CertificateReader {
    private static final Pattern KEY = Pattern.compile(
            "-----BEGIN PRIVATE KEY-----(.+?)-----END PRIVATE KEY-----", Pattern.DOTALL);
    private static final char[] NO_PASSWORD = {};

    private CertificateReader() {}

    /** @param ends after which clients do not believe it any more */
    record Read(SSLContext context, Instant ends, boolean inTime) {}

    /** @throws CertificateUnusable saying which file is wrong, and how */
    static Read read(CertificateFiles files) {
        var chain = chain(files.chain());
        var own = chain.getFirst();
        var key = key(files.key(), own.getPublicKey().getAlgorithm());
        if (!belongTogether(key, own)) throw new CertificateUnusable(files.key(),
                "is not the key of the first certificate in " + files.chain());
        try {
            return new Read(context(chain, key), own.getNotAfter().toInstant(), inTime(own));
        } catch (GeneralSecurityException | IOException failure) {
            throw new CertificateUnusable(files.chain(), "cannot be used");
        }
    }

    private static boolean inTime(X509Certificate own) {
        try {
            own.checkValidity();
            return true;
        } catch (CertificateException tooEarlyOrTooLate) {
            return false;
        }
    }

    private static List<X509Certificate> chain(Path file) {
        try {
            var read = CertificateFactory.getInstance("X.509").generateCertificates(
                    new ByteArrayInputStream(Files.readAllBytes(file))).stream()
                    .map(X509Certificate.class::cast).toList();
            if (read.isEmpty()) throw new CertificateUnusable(file, "holds no certificate");
            return read;
        } catch (IOException unreadable) {
            throw new CertificateUnusable(file, "cannot be read");
        } catch (GeneralSecurityException malformed) {
            throw new CertificateUnusable(file, "holds no certificates in PEM");
        }
    }

    private static PrivateKey key(Path file, String algorithm) {
        try {
            var bytes = Files.readAllBytes(file);
            var found = KEY.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
            Arrays.fill(bytes, (byte) 0);
            if (!found.find()) throw new CertificateUnusable(file, "holds no private key in PEM"
                    + " that begins with BEGIN PRIVATE KEY: openssl pkcs8 -topk8 -nocrypt makes"
                    + " one of others");
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(
                    Base64.getMimeDecoder().decode(found.group(1))));
        } catch (IOException unreadable) {
            throw new CertificateUnusable(file, "cannot be read");
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            throw new CertificateUnusable(file, "holds no " + algorithm
                    + " key, as the certificate wants");
        }
    }

    private static boolean belongTogether(PrivateKey key, X509Certificate own) {
        try {
            var signature = Signature.getInstance(switch (key.getAlgorithm()) {
                case "RSA" -> "SHA256withRSA";
                case "EC" -> "SHA256withECDSA";
                default -> key.getAlgorithm();
            });
            signature.initSign(key);
            signature.update((byte) 1);
            var signed = signature.sign();
            signature.initVerify(own.getPublicKey());
            signature.update((byte) 1);
            return signature.verify(signed);
        } catch (GeneralSecurityException notThisKind) {
            return false;
        }
    }

    private static SSLContext context(List<X509Certificate> chain, PrivateKey key)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        store.setKeyEntry("own", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
