package com.aimixup.adapter.http;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** The certificate in use: the newest that could be read. A renewed one needs no restart. */
final class ServedCertificate {
    private static final Logger LOG = System.getLogger(ServedCertificate.class.getName());
    private final CertificateFiles files;
    private final Duration look;
    private volatile SSLContext current;
    private volatile String tried;
    private String seen;

    /**
     * @param look how often the files are looked at
     * @throws CertificateUnusable if there is none to begin with
     */
    ServedCertificate(CertificateFiles files, Duration look) {
        this.files = files;
        this.look = look;
        tried = files.print();
        seen = tried;
        current = read();
    }

    /** What new connections are to use. */
    SSLContext current() {
        return current;
    }

    /** Whether files that looked like this were tried. */
    boolean hasTried(String print) {
        return tried.equals(print);
    }

    /** Runs until it is interrupted. */
    Thread watch() {
        return Thread.ofVirtual().name("certificate-watch").start(() -> {
            try {
                while (true) {
                    Thread.sleep(look);
                    look();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Takes what has not changed between two looks: chain and key are written one by one. */
    private void look() {
        var now = files.print();
        if (!now.equals(tried) && now.equals(seen)) {
            try {
                current = read();
            } catch (CertificateUnusable wrong) {
                LOG.log(Level.ERROR, "tls.certificate-unusable, the one before stays in use: "
                        + wrong.getMessage());
            }
            tried = now;
        }
        seen = now;
    }

    private SSLContext read() {
        var read = CertificateReader.read(files);
        LOG.log(read.inTime() ? Level.INFO : Level.ERROR, "tls.certificate until=" + read.ends()
                + (read.inTime() ? "" : " out of time: clients will refuse it"));
        return read.context();
    }
}
