package com.aimixup.adapter.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** A context of TLS whose certificate changes; Helidon makes its server socket from it. */
final class ReloadableTls extends SSLContextSpi {
    private final ServedCertificate certificate;
    private final Connections connections;

    private ReloadableTls(ServedCertificate certificate, Connections connections) {
        this.certificate = certificate;
        this.connections = connections;
    }

    static SSLContext of(ServedCertificate certificate, Connections connections) {
        var now = certificate.current();
        return new SSLContext(new ReloadableTls(certificate, connections), now.getProvider(),
                now.getProtocol()) {};
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
        return new SSLServerSocketFactory() {
            @Override
            public ServerSocket createServerSocket() throws IOException {
                return new TlsServerSocket(certificate, connections);
            }

            @Override
            public ServerSocket createServerSocket(int port) throws IOException {
                throw new SocketException("is bound later");
            }

            @Override
            public ServerSocket createServerSocket(int port, int backlog) throws IOException {
                throw new SocketException("is bound later");
            }

            @Override
            public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
                    throws IOException {
                throw new SocketException("is bound later");
            }

            @Override
            public String[] getDefaultCipherSuites() {
                return engineGetDefaultSSLParameters().getCipherSuites();
            }

            @Override
            public String[] getSupportedCipherSuites() {
                return getDefaultCipherSuites();
            }
        };
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
            throws KeyManagementException {
        throw new KeyManagementException("is made of files");
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
        return certificate.current().getSocketFactory();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
        return certificate.current().createSSLEngine();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
        return certificate.current().createSSLEngine(host, port);
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
        return certificate.current().getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
        return certificate.current().getClientSessionContext();
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
        return TlsServerSocket.parameters(certificate.current().getDefaultSSLParameters());
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
        return engineGetDefaultSSLParameters();
    }
}
