package com.aimixup.adapter.objects;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * JPEG (ITU-T T.81): keeps the frame, tables and scans, the JFIF header, the colour profile and
 * Adobe's colour transform. Camera data, captions, previews and whatever follows the end go: phones
 * put films there.
 */
final class CleanJpeg extends CleanPicture {
    private static final byte[] JFIF = mark("JFIF\0");
    private static final byte[] PROFILE = mark("ICC_PROFILE\0");
    private static final byte[] ADOBE = mark("Adobe");
    private static final int PIECE = 8_192;
    private boolean begun;
    private boolean framed;
    private boolean scanning;
    private boolean turned;

    CleanJpeg(InputStream in, long pixelsMost) {
        super(in, pixelsMost);
    }

    private static byte[] mark(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    boolean next() throws IOException {
        if (!begun) {
            begun = true;
            if (take() != 0xFF || take() != 0xD8) throw broken();
            pass(0xFF, 0xD8);
            return true;
        }
        if (scanning) return scan();
        if (take() != 0xFF) throw broken();
        return segment(marker());
    }

    /** Compressed data, up to the next marker. */
    private boolean scan() throws IOException {
        for (int count = 0; count < PIECE; count++) {
            var one = take();
            if (one != 0xFF) {
                pass(one);
                continue;
            }
            var next = marker();
            if (next == 0 || isRestart(next)) {
                pass(0xFF, next);
                continue;
            }
            scanning = false;
            return segment(next);
        }
        return true;
    }

    /** After its first FF, of which there may be more. */
    private int marker() throws IOException {
        var marker = take();
        while (marker == 0xFF) marker = take();
        return marker;
    }

    private static boolean isRestart(int marker) {
        return marker >= 0xD0 && marker <= 0xD7;
    }

    private boolean segment(int marker) throws IOException {
        if (marker == 0xD9) {
            if (!framed) throw broken();
            pass(0xFF, marker);
            return false;
        }
        if (marker == 0 || marker == 0xD8 || isRestart(marker)) throw broken();
        if (marker == 0x01) return true;
        var length = (take() << 8 | take()) - 2;
        if (length < 0) throw broken();
        switch (marker) {
            case 0xC4, 0xCC, 0xDB, 0xDC, 0xDD, 0xDE, 0xDF -> keep(marker, length);
            case 0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF ->
                    frame(marker, length);
            case 0xDA -> {
                if (!framed) throw broken();
                keep(marker, length);
                scanning = true;
            }
            case 0xE0 -> keepIf(JFIF, marker, length);
            case 0xE1 -> turn(length);
            case 0xE2 -> keepIf(PROFILE, marker, length);
            case 0xEE -> keepIf(ADOBE, marker, length);
            default -> drop(length);
        }
        return true;
    }

    private void frame(int marker, int length) throws IOException {
        if (length < 6) throw broken();
        header(marker, length);
        var head = take(5);
        shows((head[3] & 0xFF) << 8 | head[4] & 0xFF, (head[1] & 0xFF) << 8 | head[2] & 0xFF);
        pass(head);
        copy(length - 5L);
        framed = true;
    }

    private void keep(int marker, int length) {
        header(marker, length);
        copy(length);
    }

    private void keepIf(byte[] beginning, int marker, int length) throws IOException {
        var bytes = take(length);
        if (!Orientation.startsWith(bytes, beginning)) return;
        header(marker, length);
        pass(bytes);
    }

    private void turn(int length) throws IOException {
        var bytes = take(length);
        if (turned || !Orientation.startsWith(bytes, Orientation.EXIF_MARK)) return;
        turned = true;
        var orientation = Orientation.of(bytes);
        if (orientation == Orientation.UPRIGHT) return;
        header(0xE1, Orientation.EXIF_MARK.length + Orientation.TIFF_BYTES);
        pass(Orientation.EXIF_MARK);
        pass(Orientation.tiff(orientation));
    }

    private void header(int marker, int length) {
        pass(0xFF, marker, length + 2 >> 8, length + 2 & 0xFF);
    }
}
