package com.aimixup.adapter.vault;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Text as bytes, one to one: UTF-8, and for text that is not valid Unicode (half a surrogate pair,
 * as streams can cut it) the mark 0xFF, which UTF-8 never holds, and the UTF-16 units as they are.
 * Java's encoders would put a question mark in place of such a half, and so make two passwords
 * equal or lose half an emoji.
 */
final class ExactText {
    private static final byte MARK = (byte) 0xFF;

    private ExactText() {}

    static byte[] encode(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        // Decoding again is quicker than looking at each char, since the JDK does it in blocks.
        return new String(utf8, StandardCharsets.UTF_8).equals(text) ? utf8 : units(text);
    }

    static String decode(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != MARK) return new String(bytes, StandardCharsets.UTF_8);
        return ByteBuffer.wrap(bytes, 1, bytes.length - 1).slice().asCharBuffer().toString();
    }

    private static byte[] units(String text) {
        var bytes = ByteBuffer.allocate(1 + Character.BYTES * text.length()).put(MARK);
        bytes.slice().asCharBuffer().put(CharBuffer.wrap(text));
        return bytes.array();
    }
}
