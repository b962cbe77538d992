package com.aimixup.adapter.http;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * Puts TLS on top of plain sockets, with the certificate of the moment. The plain socket is known
 * to {@link Connections}: closing it ends a connection at once, which closing one of TLS does not,
 * because that has something to say.
 */
final class TlsServerSocket extends SSLServerSocket {
    static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    /** All have forward secrecy and authenticate what they encrypt. */
    private static final Set<String> SUITES = Set.of("TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private final ServedCertificate certificate;
    private final Connections connections;

    TlsServerSocket(ServedCertificate certificate, Connections connections) throws IOException {
        this.certificate = certificate;
        this.connections = connections;
    }

    @Override
    public Socket accept() throws IOException {
        while (true) {
            var plain = new Socket();
            implAccept(plain);
            try {
                var secured = (SSLSocket) certificate.current().getSocketFactory()
                        .createSocket(plain, null, true); // in server mode, as this one is
                secured.setSSLParameters(parameters(secured.getSSLParameters()));
                connections.layered(secured, plain);
                return secured;
            } catch (IOException gone) {
                plain.close(); // one failure is not the end of the listener
            }
        }
    }

    static SSLParameters parameters(SSLParameters usual) {
        usual.setProtocols(PROTOCOLS.toArray(String[]::new));
        usual.setCipherSuites(Stream.of(usual.getCipherSuites()).filter(SUITES::contains)
                .toArray(String[]::new));
        usual.setUseCipherSuitesOrder(true);
        return usual;
    }

    @Override
    public String[] getEnabledCipherSuites() {
        return SUITES.toArray(String[]::new);
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return getEnabledCipherSuites();
    }

    @Override
    public String[] getEnabledProtocols() {
        return PROTOCOLS.toArray(String[]::new);
    }

    @Override
    public String[] getSupportedProtocols() {
        return getEnabledProtocols();
    }

    /** What is enabled does not depend on who asks. */
    @Override
    public void setSSLParameters(SSLParameters ignored) {}

    @Override
    public void setEnabledCipherSuites(String[] ignored) {}

    @Override
    public void setEnabledProtocols(String[] ignored) {}

    @Override
    public void setNeedClientAuth(boolean ignored) {}

    @Override
    public boolean getNeedClientAuth() {
        return false;
    }

    @Override
    public void setWantClientAuth(boolean ignored) {}

    @Override
    public boolean getWantClientAuth() {
        return false;
    }

    @Override
    public void setUseClientMode(boolean ignored) {}

    @Override
    public boolean getUseClientMode() {
        return false;
    }

    @Override
    public void setEnableSessionCreation(boolean ignored) {}

    @Override
    public boolean getEnableSessionCreation() {
        return true;
    }
}
