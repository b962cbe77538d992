package com.aimixup.plugin.tck;

/**
 * How a recording is played.
 *
 * @param chunkBytes each write to the socket; 0 for all at once
 * @param pauseAt the byte before which the server waits to be resumed; -1 for no pause
 */
public record Playback(Recording recording, int chunkBytes, int pauseAt, Ending ending) {

    public enum Ending {
        /** The body ends as HTTP says, and the connection stays. */
        PROPER,
        /** The connection is closed in the middle of the body. */
        CLOSED,
        /** The connection is reset in the middle of the body; what was sent may be lost. */
        RESET,
        /** Nothing more comes, and the connection stays. */
        SILENT,
        /** The connection is closed before the head of the answer. */
        NO_ANSWER,
        /** Not even the head of the answer comes. */
        MUTE
    }

    public static Playback of(Recording recording) {
        return new Playback(recording, 0, -1, Ending.PROPER);
    }

    public Playback inChunksOf(int bytes) {
        return new Playback(recording, bytes, pauseAt, ending);
    }

    public Playback pausedAt(int byteOffset) {
        return new Playback(recording, chunkBytes, byteOffset, ending);
    }

    public Playback ending(Ending other) {
        return new Playback(recording, chunkBytes, pauseAt, other);
    }
}
