package com.aimixup.plugin.echo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.IntBinaryOperator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A picture as PNG (ISO/IEC 15948): true colour, eight bits a channel, no filter. */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte DEPTH = 8;
    private static final byte TRUE_COLOUR = 2;
    private static final byte STANDARD = 0;

    private Png() {}

    /** {@code colour} is 0xRRGGBB at (x, y), the origin being at the top left. */
    static byte[] of(int width, int height, IntBinaryOperator colour) {
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height)
                .put(DEPTH).put(TRUE_COLOUR).put(STANDARD).put(STANDARD).put(STANDARD).array();
        var png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        png.writeBytes(chunk("IHDR", header));
        png.writeBytes(chunk("IDAT", deflated(rows(width, height, colour))));
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    private static byte[] rows(int width, int height, IntBinaryOperator colour) {
        var rows = ByteBuffer.allocate(height * (1 + 3 * width));
        for (var y = 0; y < height; y++) {
            rows.put(STANDARD); // this row's filter: none
            for (var x = 0; x < width; x++) {
                var rgb = colour.applyAsInt(x, y);
                rows.put((byte) (rgb >> 16)).put((byte) (rgb >> 8)).put((byte) rgb);
            }
        }
        return rows.array();
    }

    private static byte[] deflated(byte[] bytes) {
        try (var deflater = new Deflater()) {
            deflater.setInput(bytes);
            deflater.finish();
            var packed = new ByteArrayOutputStream();
            var buffer = new byte[8_192];
            while (!deflater.finished()) packed.write(buffer, 0, deflater.deflate(buffer));
            return packed.toByteArray();
        }
    }

    private static byte[] chunk(String type, byte[] data) {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length).put(name).put(data).putInt((int) crc.getValue()).array();
    }
}
