package com.aimixup.adapter.http;

/** Another program listens where we should. */
public final class PortTaken extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int port;

    PortTaken(String host, int port) {
        super("cannot listen on " + host + ":" + port + ": the port is taken");
        this.port = port;
    }

    public int port() {
        return port;
    }
}
