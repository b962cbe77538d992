package com.aimixup.adapter.objects;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * WebP (RFC 9649). Its size stands at its beginning, before anybody knows what has to go: so what
 * goes is blanked and keeps its room.
 */
final class CleanWebp extends CleanPicture {
    private static final int XMP_FLAG = 0x04;
    private static final int SIZES = 10;
    private boolean begun;
    private boolean drawn;
    private long left;

    CleanWebp(InputStream in, long pixelsMost) {
        super(in, pixelsMost);
    }

    @Override
    boolean next() throws IOException {
        if (!begun) {
            begin();
            return true;
        }
        if (left == 0) {
            if (!drawn) throw broken();
            return false;
        }
        var head = take(8);
        var type = text(head, 0);
        var size = Integer.toUnsignedLong(
                ByteBuffer.wrap(head, 4, 4).order(ByteOrder.LITTLE_ENDIAN).getInt());
        var room = size + (size & 1);
        left -= 8 + room;
        if (left < 0) throw broken();
        switch (type) {
            case "VP8X", "VP8 ", "VP8L" -> measured(type, head, room);
            case "ALPH", "ANIM", "ANMF", "ICCP" -> {
                drawn |= type.equals("ANMF");
                pass(head);
                copy(room);
            }
            case "EXIF" -> turn(head, room);
            default -> {
                pass("JUNK".getBytes(StandardCharsets.ISO_8859_1));
                pass(Arrays.copyOfRange(head, 4, 8));
                drop(room);
                blank(room);
            }
        }
        return true;
    }

    private void begin() throws IOException {
        begun = true;
        var head = take(12);
        if (!text(head, 0).equals("RIFF") || !text(head, 8).equals("WEBP")) throw broken();
        left = Integer.toUnsignedLong(
                ByteBuffer.wrap(head, 4, 4).order(ByteOrder.LITTLE_ENDIAN).getInt()) - 4;
        if (left < 0) throw broken();
        left += left & 1;
        pass(head);
    }

    private void measured(String type, byte[] head, long room) throws IOException {
        var sizes = take((int) Math.min(room, SIZES));
        if (sizes.length < (type.equals("VP8L") ? 5 : SIZES)) throw broken();
        switch (type) {
            case "VP8X" -> {
                sizes[0] = (byte) (sizes[0] & ~XMP_FLAG);
                shows(1 + number(sizes, 4, 3), 1 + number(sizes, 7, 3));
            }
            case "VP8 " -> shows(number(sizes, 6, 2) & 0x3FFF, number(sizes, 8, 2) & 0x3FFF);
            default -> {
                var bits = number(sizes, 1, 4);
                shows(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF));
            }
        }
        drawn |= !type.equals("VP8X");
        pass(head);
        pass(sizes);
        copy(room - sizes.length);
    }

    private void turn(byte[] head, long room) throws IOException {
        var exif = take((int) Math.min(room, LOOKED_AT_MAX));
        drop(room - exif.length);
        pass(head);
        var kept = room < Orientation.TIFF_BYTES ? new byte[0]
                : Orientation.tiff(Orientation.of(exif));
        pass(kept);
        blank(room - kept.length);
    }

    private static String text(byte[] bytes, int from) {
        return new String(bytes, from, 4, StandardCharsets.ISO_8859_1);
    }

    /** Little end first. */
    private static long number(byte[] bytes, int from, int count) {
        var number = 0L;
        for (int index = from + count - 1; index >= from; index--)
            number = number << 8 | bytes[index] & 0xFF;
        return number;
    }
}
