package com.aimixup.adapter.objects;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures with a position in every place that there is for one. */
final class PictureSamples {
    /** Stands wherever a camera or a person could have said where it was. */
    static final String POSITION = "GPS-52.3702N-4.8952E";
    static final int TURNED = 6;

    private PictureSamples() {}

    /** Really a picture: 7 by 5 pixels. */
    static byte[] plain(String format) {
        var image = new BufferedImage(7, 5, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 7; x++)
            for (int y = 0; y < 5; y++) image.setRGB(x, y, x * 30 << 16 | y * 50 << 8);
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) throw new IllegalStateException(format);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }

    /** How it is turned, a GPS directory with a latitude, and words; little end first. */
    static byte[] exif(int orientation) {
        return ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {'I', 'I', 42, 0}).putInt(8)
                .putShort((short) 2)
                .putShort((short) 0x0112).putShort((short) 3).putInt(1).putInt(orientation)
                .putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(38)
                .putInt(0)
                .putShort((short) 1)
                .putShort((short) 2).putShort((short) 5).putInt(3).putInt(60)
                .putInt(0)
                .putInt(60, 52).putInt(64, 1)
                .position(90).put(text(POSITION)).array();
    }

    static byte[] jpeg(int orientation) {
        var plain = plain("jpeg");
        var exif = join(text("Exif\0\0"), exif(orientation));
        return join(Arrays.copyOf(plain, 2),
                segment(0xE1, exif),
                segment(0xE1, text("http://ns.adobe.com/xap/1.0/\0<x>" + POSITION + "</x>")),
                segment(0xE2, text("MPF\0" + POSITION)),
                segment(0xE2, text("ICC_PROFILE\0\1\1a profile")),
                segment(0xEB, text("JP\0" + POSITION)),
                segment(0xED, text("Photoshop 3.0\0" + POSITION)),
                segment(0xFE, text(POSITION)),
                Arrays.copyOfRange(plain, 2, plain.length),
                text("ftypmp42" + POSITION));
    }

    static byte[] png(int orientation) {
        var plain = plain("png");
        var header = 8 + 25;
        return join(Arrays.copyOf(plain, header), chunk("eXIf", exif(orientation)),
                chunk("gAMA", new byte[] {0, 0, (byte) 0xB1, (byte) 0x8F}),
                chunk("tEXt", text("Comment\0" + POSITION)),
                chunk("zTXt", text("Comment\0\0" + POSITION)),
                chunk("iTXt", text("XML:com.adobe.xmp\0\0\0\0\0" + POSITION)),
                chunk("tIME", text("1234567")), chunk("caBX", text(POSITION)),
                Arrays.copyOfRange(plain, header, plain.length), text(POSITION));
    }

    static byte[] gif() {
        var plain = plain("gif");
        var head = 13 + ((plain[10] & 0x80) == 0 ? 0 : 3 << (plain[10] & 7) + 1);
        return join(Arrays.copyOf(plain, head),
                bytes(0x21, 0xFE, POSITION.length()), text(POSITION), bytes(0),
                bytes(0x21, 0xFF, 11), text("XMP DataXMP"), bytes(POSITION.length()),
                text(POSITION), bytes(0),
                bytes(0x21, 0xFF, 11), text("NETSCAPE2.0"), bytes(3, 1, 0, 0, 0),
                Arrays.copyOfRange(plain, head, plain.length), text(POSITION));
    }

    /** Of the right shape; what it shows nobody can see. */
    static byte[] webp(int orientation) {
        var chunks = join(
                riff("VP8X", new byte[] {0x0C, 0, 0, 0, 6, 0, 0, 4, 0, 0}),
                riff("ICCP", text("a profile")),
                riff("VP8L", new byte[] {0x2F, 6, 0, 1, 0, 9, 9, 9, 9}),
                riff("EXIF", exif(orientation)),
                riff("XMP ", text(POSITION)), riff("what", text(POSITION)));
        return join(text("RIFF"), little(4 + chunks.length), text("WEBP"), chunks,
                text(POSITION));
    }

    static byte[] riff(String type, byte[] data) {
        return join(text(type), little(data.length), data, new byte[data.length & 1]);
    }

    static byte[] chunk(String type, byte[] data) {
        var body = join(text(type), data);
        var crc = new CRC32();
        crc.update(body);
        return join(big(data.length), body, big((int) crc.getValue()));
    }

    static byte[] segment(int marker, byte[] data) {
        var length = data.length + 2;
        return join(bytes(0xFF, marker, length >> 8, length & 0xFF), data);
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int index = 0; index < bytes.length; index++) bytes[index] = (byte) values[index];
        return bytes;
    }

    static byte[] big(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }

    static byte[] little(int number) {
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
    }

    static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) out.writeBytes(part);
        return out.toByteArray();
    }
}
