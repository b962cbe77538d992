package com.aimixup.plugin.tck;

import com.aimixup.plugin.tck.Playback.Ending;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on this machine that gives each request the same recorded answer, byte by byte. */
public final class ReplayServer implements AutoCloseable {
    private final ServerSocket listening;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final List<HeardRequest> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Recording> answers = new ConcurrentHashMap<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Semaphore resumed = new Semaphore(0);
    private volatile Playback playback =
            Playback.of(Recording.json(404, "{}"));

    public ReplayServer() {
        try {
            listening = new ServerSocket(0, 1_000, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** What is answered from now on. */
    public void play(Playback next) {
        playback = next;
    }

    public void play(Recording recording) {
        play(Playback.of(recording));
    }

    /**
     * What requests with that target are answered with, whatever is played; for questions on the
     * side, which {@link #requests} leaves out.
     */
    public void always(String target, Recording recording) {
        answers.put(target, recording);
    }

    /** Lets one answer that has paused, or will, go on. */
    public void resume() {
        resumed.release();
    }

    /** All so far, in the order in which they came. */
    public List<HeardRequest> requests() {
        return List.copyOf(requests);
    }

    public void forget() {
        requests.clear();
    }

    public int openConnections() {
        return connections.size();
    }

    /** Connections that were ever made. */
    public int connectionsMade() {
        return accepted.get();
    }

    /** Whether every client closes its connection within that time. */
    public boolean awaitNoConnection(Duration within) throws InterruptedException {
        var deadline = System.nanoTime() + within.toNanos();
        synchronized (connections) {
            while (!connections.isEmpty()) {
                var left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) return false;
                connections.wait(left);
            }
        }
        return true;
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (var connection : connections) connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                var connection = listening.accept();
                if (listening.isClosed()) { // the JDK may still accept one that came meanwhile
                    connection.close();
                    return;
                }
                count(() -> connections.add(connection));
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            accepted.incrementAndGet();
            var reader = new RequestReader(new BufferedInputStream(connection.getInputStream()));
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                var playing = playback(next.get());
                if (playing.ending() == Ending.RESET) connection.setSoLinger(true, 0);
                if (!answer(playing, connection.getOutputStream(), reader)) return;
            }
        } catch (IOException e) {
            // the client has gone, as it may
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            count(() -> connections.remove(connection));
        }
    }

    private Playback playback(HeardRequest request) {
        var standing = answers.get(request.target());
        if (standing != null) return Playback.of(standing);
        requests.add(request);
        return playback;
    }

    private void count(Runnable change) {
        synchronized (connections) {
            change.run();
            connections.notifyAll();
        }
    }

    /** False if the connection is not to be used again. */
    private boolean answer(Playback playing, OutputStream out, RequestReader reader)
            throws IOException, InterruptedException {
        if (playing.ending() == Ending.NO_ANSWER) return false;
        if (playing.ending() != Ending.MUTE) {
            out.write(head(playing.recording()));
            out.flush();
            body(playing, out);
        }
        return switch (playing.ending()) {
            case PROPER -> {
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                yield true;
            }
            case CLOSED, RESET, NO_ANSWER -> false;
            case SILENT, MUTE -> {
                reader.awaitEnd();
                yield false;
            }
        };
    }

    private static byte[] head(Recording recording) {
        var head = new StringBuilder("HTTP/1.1 " + recording.status() + " Played\r\n");
        recording.headers().forEach((name, value) ->
                head.append(name).append(": ").append(value).append("\r\n"));
        head.append("transfer-encoding: chunked\r\n\r\n");
        return head.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private void body(Playback playing, OutputStream out)
            throws IOException, InterruptedException {
        var body = playing.recording().body();
        var step = playing.chunkBytes() > 0 ? playing.chunkBytes() : body.length;
        var pause = playing.pauseAt();
        for (int from = 0; from < body.length; ) {
            if (from == pause) resumed.acquire();
            var to = Math.min(body.length, from + step);
            if (from < pause && pause < to) to = pause;
            chunk(out, body, from, to);
            from = to;
        }
    }

    private static void chunk(OutputStream out, byte[] body, int from, int to) throws IOException {
        var size = (Integer.toHexString(to - from) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        var bytes = new byte[size.length + to - from + 2];
        System.arraycopy(size, 0, bytes, 0, size.length);
        System.arraycopy(body, from, bytes, size.length, to - from);
        bytes[bytes.length - 2] = '\r';
        bytes[bytes.length - 1] = '\n';
        out.write(bytes);
    }
}
