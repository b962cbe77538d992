package com.aimixup.adapter.objects;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** GIF 87a and 89a: keeps pictures, their timing, loops and the colour profile. */
final class CleanGif extends CleanPicture {
    private static final Set<String> KEPT = Set.of("NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012");
    private boolean begun;
    private boolean drawn;
    /** Inside a chain of blocks, each after its length. */
    private boolean chained;
    private boolean keeping;

    CleanGif(InputStream in, long pixelsMost) {
        super(in, pixelsMost);
    }

    @Override
    boolean next() throws IOException {
        if (!begun) {
            begin();
            return true;
        }
        if (chained) {
            block(take());
            return true;
        }
        var kind = take();
        switch (kind) {
            case 0x2C -> picture();
            case 0x21 -> extension(take());
            case 0x3B -> {
                if (!drawn) throw broken();
                pass(kind);
                return false;
            }
            default -> throw broken();
        }
        return true;
    }

    private void begin() throws IOException {
        begun = true;
        var head = take(13);
        var version = new String(head, 0, 6, StandardCharsets.ISO_8859_1);
        if (!version.equals("GIF89a") && !version.equals("GIF87a")) throw broken();
        shows(number(head, 6), number(head, 8));
        pass(head);
        copy(colours(head[10]));
    }

    private void picture() throws IOException {
        var head = take(9);
        shows(number(head, 4), number(head, 6));
        pass(0x2C);
        pass(head);
        pass(take((int) colours(head[8])));
        pass(take()); // how wide the first code is
        drawn = true;
        follow(true);
    }

    private void extension(int label) throws IOException {
        if (label == 0xF9) {
            pass(0x21, label);
            follow(true);
        } else if (label == 0xFF) {
            var name = take(take());
            var keep = KEPT.contains(new String(name, StandardCharsets.ISO_8859_1));
            if (keep) {
                pass(0x21, label, name.length);
                pass(name);
            }
            follow(keep);
        } else {
            follow(false);
        }
    }

    private void follow(boolean keep) {
        chained = true;
        keeping = keep;
    }

    private void block(int length) throws IOException {
        chained = length > 0;
        if (keeping) {
            pass(length);
            copy(length);
        } else {
            drop(length);
        }
    }

    /** The bytes of the table that these flags announce. */
    private static long colours(byte flags) {
        return (flags & 0x80) == 0 ? 0 : 3L << (flags & 0x07) + 1;
    }

    private static long number(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }
}
