package com.aimixup.adapter.objects;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a picture is to be turned: of all that EXIF tells, the only thing that is kept, since the
 * picture would be shown wrong without it.
 */
final class Orientation {
    static final byte[] EXIF_MARK = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    static final int UPRIGHT = 1;
    /** As long as what {@link #tiff} makes. */
    static final int TIFF_BYTES = 26;
    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY_BYTES = 12;

    private Orientation() {}

    /**
     * @param exif a TIFF structure, with or without the mark before it
     * @return 1 to 8; 1 where nothing can be made out
     */
    static int of(byte[] exif) {
        try {
            var from = startsWith(exif, EXIF_MARK) ? EXIF_MARK.length : 0;
            return of(ByteBuffer.wrap(exif, from, exif.length - from).slice());
        } catch (BufferUnderflowException | IllegalArgumentException broken) {
            return UPRIGHT;
        }
    }

    private static int of(ByteBuffer tiff) {
        tiff.order(tiff.getShort() == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        tiff.getShort(); // 42
        tiff.position(tiff.getInt());
        for (var left = tiff.getShort() & 0xFFFF; left > 0; left--) {
            var next = tiff.position() + ENTRY_BYTES;
            var isOrientation = tiff.getShort() == TAG && tiff.getShort() == SHORT;
            if (isOrientation) {
                tiff.getInt(); // one value
                var told = tiff.getShort() & 0xFFFF;
                return told > UPRIGHT && told <= 8 ? told : UPRIGHT;
            }
            tiff.position(next);
        }
        return UPRIGHT;
    }

    /** A TIFF structure that tells this and nothing else. */
    static byte[] tiff(int orientation) {
        return ByteBuffer.allocate(TIFF_BYTES).put((byte) 'M').put((byte) 'M')
                .putShort((short) 42).putInt(8)
                .putShort((short) 1)
                .putShort((short) TAG).putShort((short) SHORT).putInt(1)
                .putShort((short) orientation).putShort((short) 0)
                .putInt(0).array();
    }

    static boolean startsWith(byte[] bytes, byte[] beginning) {
        return bytes.length >= beginning.length && Arrays.equals(bytes, 0,
                beginning.length, beginning, 0, beginning.length);
    }
}
