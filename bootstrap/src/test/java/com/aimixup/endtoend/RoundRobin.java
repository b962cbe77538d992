package com.aimixup.endtoend;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One address for several nodes: each request goes to the next of them that takes connections. It
 * asks the node to close after each, so that no client sticks to one.
 */
final class RoundRobin implements AutoCloseable {
    private static final String END_OF_HEAD = "\r\n\r\n";
    private final ServerSocket door;
    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<URI> nodes = List.of();

    RoundRobin() {
        try {
            door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** From now on these, and no others. */
    RoundRobin over(URI... all) {
        nodes = List.of(all);
        return this;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client; var node = connect()) {
            var head = head(client.getInputStream());
            var out = node.getOutputStream();
            out.write(head.replaceFirst("\r\n", "\r\nConnection: close\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            Thread.ofVirtual().start(() -> pass(client, node));
            copy(node.getInputStream(), client.getOutputStream());
        } catch (IOException cut) {
            // The client finds out by itself.
            Thread.yield();
        }
    }

    /** The node must notice, too, that the client hung up. */
    private static void pass(Socket client, Socket node) {
        try {
            copy(client.getInputStream(), node.getOutputStream());
            node.shutdownOutput();
        } catch (IOException cut) {
            close(node);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            Thread.yield();
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        for (var next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith(END_OF_HEAD))
                return head.toString(StandardCharsets.ISO_8859_1);
        }
        throw new IOException("no request");
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        var buffer = new byte[8_192];
        for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            out.write(buffer, 0, n);
            out.flush();
        }
    }

    private Socket connect() throws IOException {
        var all = nodes;
        var failure = new IOException("no node");
        for (var tried = 0; tried < all.size(); tried++) {
            var node = all.get(Math.floorMod(turn.getAndIncrement(), all.size()));
            try {
                return new Socket(node.getHost(), node.getPort());
            } catch (IOException down) {
                failure = down;
            }
        }
        throw failure;
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
