package com.aimixup.adapter.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Writes what is long, a piece at a time. */
final class ContentStream {
    private static final int PIECE_BYTES = 65_536;
    private final StalledWrites stalled;

    ContentStream(StalledWrites stalled) {
        this.stalled = stalled;
    }

    void write(Reply.Content content, OutputStream out) throws IOException {
        try (var in = content.bytes().get(); var watch = stalled.watch()) {
            var piece = new byte[PIECE_BYTES];
            for (var read = in.read(piece); read >= 0; read = in.read(piece))
                watch.write(out, read == piece.length ? piece : Arrays.copyOf(piece, read));
        }
    }

    void write(Reply.Pieces pieces, OutputStream out) throws IOException {
        try (var all = pieces.pieces(); var watch = stalled.watch()) {
            for (var next = all.iterator(); next.hasNext();) watch.write(out, next.next());
        }
    }
}
