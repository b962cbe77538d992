package com.aimixup.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * OpenAI's Responses API as far as a relay needs it. Each piece of an answer begins with {@code @}
 * and the time at which it is written, by the clock that all processes of one machine share. With
 * another upstream behind it, which stamps its pieces in the same way, it answers for the list of
 * models only and passes everything else on.
 */
final class StampedUpstream implements AutoCloseable {
    static final String MODEL = "gpt-4.1-mini";
    private final ServerSocket listening;
    private final Optional<InetSocketAddress> behind;
    private final int pieces;
    private final int delayMillis;

    StampedUpstream(Optional<InetSocketAddress> behind, int pieces, int delayMillis)
            throws IOException {
        this.behind = behind;
        this.pieces = pieces;
        this.delayMillis = delayMillis;
        listening = new ServerSocket(0, 8_192, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    var connection = listening.accept();
                    Thread.ofVirtual().start(() -> serve(connection));
                }
            } catch (IOException closed) {
                return;
            }
        });
    }

    String url() {
        return "http://127.0.0.1:" + listening.getLocalPort() + "/v1";
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            var in = new BufferedInputStream(connection.getInputStream());
            var out = connection.getOutputStream();
            for (var head = head(in); !head.isEmpty(); head = head(in)) {
                var body = in.readNBytes(length(head));
                if (head.startsWith("GET")) models(out);
                else if (behind.isPresent()) {
                    passOn(head, body, connection, in, behind.get());
                    return;
                } else answer(out);
            }
        } catch (IOException gone) {
            return;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Up to the empty line, in lower case but for the first; empty at the end. */
    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        for (var next = in.read(); next >= 0; next = in.read()) {
            head.append((char) next);
            if (next == '\n' && head.toString().endsWith("\r\n\r\n")) return head.toString();
        }
        return "";
    }

    private static int length(String head) {
        return head.lines().map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .map(line -> Integer.valueOf(line.substring(15).strip())).findFirst().orElse(0);
    }

    private static void models(OutputStream out) throws IOException {
        var body = "{\"data\":[{\"id\":\"" + MODEL + "\"}]}";
        write(out, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body);
    }

    private void answer(OutputStream out) throws IOException, InterruptedException {
        write(out, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < pieces; i++) {
            if (i > 0) Thread.sleep(delayMillis);
            chunk(out, "data: {\"type\":\"response.output_text.delta\",\"delta\":\"@"
                    + System.nanoTime() + " words \"}\n\n");
        }
        chunk(out, "data: {\"type\":\"response.completed\",\"response\":{\"status\":\"completed\""
                + ",\"usage\":{\"input_tokens\":40,\"output_tokens\":" + pieces + "}}}\n\n");
        write(out, "0\r\n\r\n");
    }

    private static void chunk(OutputStream out, String text) throws IOException {
        write(out, Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** From its first question on, the connection is the other's. */
    private static void passOn(String head, byte[] body, Socket connection, InputStream in,
            InetSocketAddress behind) throws IOException {
        try (var other = new Socket()) {
            other.connect(behind);
            other.setTcpNoDelay(true);
            other.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            other.getOutputStream().write(body);
            Thread.ofVirtual().start(() -> {
                copy(in, other);
                shut(other);
            });
            other.getInputStream().transferTo(connection.getOutputStream());
        }
    }

    private static void copy(InputStream in, Socket other) {
        try {
            in.transferTo(other.getOutputStream());
        } catch (IOException gone) {
            return;
        }
    }

    private static void shut(Socket other) {
        try {
            other.close();
        } catch (IOException gone) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
