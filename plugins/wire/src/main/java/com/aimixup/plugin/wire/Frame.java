package com.aimixup.plugin.wire;

/**
 * One event of a stream.
 *
 * @param name of a server-sent event; empty if the stream names none
 */
public record Frame(String name, String data) {
    @Override
    public String toString() {
        return "Frame[private]";
    }
}
