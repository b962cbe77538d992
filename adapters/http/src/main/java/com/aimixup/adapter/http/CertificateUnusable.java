package com.aimixup.adapter.http;

import java.nio.file.Path;

/** The operator's certificate cannot be used; the message says which file is wrong, and how. */
public final class CertificateUnusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    CertificateUnusable(Path file, String why) {
        super(file + " " + why);
    }
}
