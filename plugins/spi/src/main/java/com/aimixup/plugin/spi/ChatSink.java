package com.aimixup.plugin.spi;

/**
 * Where an answer goes while it arrives. Called from the thread that called {@link Provider#chat}.
 * Never blocks for long and never throws because of a reader.
 */
public interface ChatSink {

    /** The next piece of the answer; whole characters, not empty. */
    void text(String piece);

    /** The next piece of visible reasoning; never part of the answer. */
    default void reasoning(String piece) {}

    /**
     * A call that the model wants made, once it is whole. Only if tools were offered; the answer
     * then ends with {@link ChatOutcome.FinishReason#TOOL_CALLS}.
     */
    default void toolCall(ChatRequest.Part.ToolCall call) {}

    /** A picture inside the answer. */
    default void image(String mediaType, byte[] bytes) {}

    /**
     * Usage known so far, cumulative: replaces what was said before. Worth calling as soon as a
     * provider tells anything, because a stream that breaks is settled by the last figure.
     */
    default void usage(Usage soFar) {}
}
