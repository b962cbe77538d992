package com.aimixup.adapter.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Where the server's certificate is: in PEM, the chain with its own certificate first, and the
 * private key in PKCS #8 without a password, as ACME clients write them.
 */
public record CertificateFiles(Path chain, Path key) {

    /** Differs if one of them was written or exchanged, also behind a symbolic link. */
    String print() {
        return print(chain) + ' ' + print(key);
    }

    private static String print(Path file) {
        try {
            var seen = Files.readAttributes(file, BasicFileAttributes.class);
            return seen.size() + ":" + seen.lastModifiedTime().toMillis() + ":" + seen.fileKey();
        } catch (IOException away) {
            return "?"; // it is being exchanged
        }
    }
}
