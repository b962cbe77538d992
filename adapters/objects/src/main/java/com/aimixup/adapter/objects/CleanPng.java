package com.aimixup.adapter.objects;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/** PNG, third edition: keeps the chunks that say how it looks. */
final class CleanPng extends CleanPicture {
    private static final byte[] SIGNATURE =
            "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final Set<String> KEPT = Set.of("PLTE", "IDAT", "tRNS", "cHRM", "gAMA", "iCCP",
            "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "hIST", "pHYs", "sPLT", "acTL", "fcTL",
            "fdAT");
    private static final int CRC_BYTES = 4;
    private static final int HEADER_BYTES = 13;
    private boolean begun;
    private boolean drawn;

    CleanPng(InputStream in, long pixelsMost) {
        super(in, pixelsMost);
    }

    @Override
    boolean next() throws IOException {
        if (!begun) {
            begin();
            return true;
        }
        var head = take(8);
        var length = ByteBuffer.wrap(head).getInt();
        if (length < 0) throw broken();
        var type = new String(head, 4, 4, StandardCharsets.ISO_8859_1);
        if (type.equals("IEND")) {
            if (length > 0 || !drawn) throw broken();
            pass(head);
            pass(take(CRC_BYTES));
            return false;
        }
        if (KEPT.contains(type)) {
            drawn |= type.equals("IDAT");
            pass(head);
            copy((long) length + CRC_BYTES);
        } else if (type.equals("eXIf") && length <= LOOKED_AT_MAX) {
            turn(Orientation.of(take(length)));
            drop(CRC_BYTES);
        } else {
            // A chunk that must be understood begins with a capital.
            if (Character.isUpperCase(type.charAt(0))) throw broken();
            drop((long) length + CRC_BYTES);
        }
        return true;
    }

    private void begin() throws IOException {
        begun = true;
        var bytes = take(SIGNATURE.length + 8 + HEADER_BYTES);
        var isHeader = Orientation.startsWith(bytes, SIGNATURE)
                && new String(bytes, SIGNATURE.length, 8, StandardCharsets.ISO_8859_1)
                        .equals("\0\0\0\rIHDR");
        if (!isHeader) throw broken();
        var sizes = ByteBuffer.wrap(bytes, SIGNATURE.length + 8, 8);
        var width = sizes.getInt();
        var height = sizes.getInt();
        if (width < 0 || height < 0) throw broken();
        shows(width, height);
        pass(bytes);
        copy(CRC_BYTES);
    }

    private void turn(int orientation) {
        if (orientation == Orientation.UPRIGHT) return;
        var chunk = ByteBuffer.allocate(4 + Orientation.TIFF_BYTES)
                .put("eXIf".getBytes(StandardCharsets.ISO_8859_1))
                .put(Orientation.tiff(orientation)).array();
        var crc = new CRC32();
        crc.update(chunk);
        pass(ByteBuffer.allocate(4).putInt(Orientation.TIFF_BYTES).array());
        pass(chunk);
        pass(ByteBuffer.allocate(CRC_BYTES).putInt((int) crc.getValue()).array());
    }
}
