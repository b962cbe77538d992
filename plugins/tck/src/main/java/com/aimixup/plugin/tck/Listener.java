package com.aimixup.plugin.tck;

import com.aimixup.plugin.spi.ChatRequest.Part.ToolCall;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.Usage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A sink that remembers, and notices what a sink must not be told. */
public final class Listener implements ChatSink {
    private final List<String> pieces = new CopyOnWriteArrayList<>();
    private final List<String> thoughts = new CopyOnWriteArrayList<>();
    private final List<ToolCall> calls = new CopyOnWriteArrayList<>();
    private final List<String> pictures = new CopyOnWriteArrayList<>();
    private final List<Usage> usages = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile Thread caller;

    @Override
    public void text(String piece) {
        if (piece.isEmpty()) complaints.add("an empty piece");
        if (!piece.isEmpty() && Character.isHighSurrogate(piece.charAt(piece.length() - 1))) {
            complaints.add("half a character");
        }
        noteThread();
        pieces.add(piece);
        begun.countDown();
    }

    @Override
    public void reasoning(String piece) {
        noteThread();
        thoughts.add(piece);
    }

    @Override
    public void toolCall(ToolCall call) {
        noteThread();
        calls.add(call);
    }

    @Override
    public void image(String mediaType, byte[] bytes) {
        noteThread();
        pictures.add(mediaType);
    }

    @Override
    public void usage(Usage soFar) {
        noteThread();
        usages.add(soFar);
    }

    public String text() {
        return String.join("", pieces);
    }

    public String reasoning() {
        return String.join("", thoughts);
    }

    public List<ToolCall> calls() {
        return List.copyOf(calls);
    }

    public List<String> pictures() {
        return List.copyOf(pictures);
    }

    public List<Usage> usages() {
        return List.copyOf(usages);
    }

    /** What it was told against the rules. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Opens with the first piece of text. */
    public CountDownLatch begun() {
        return begun;
    }

    /** The thread that is going to call the provider. */
    void calledFrom(Thread thread) {
        caller = thread;
    }

    private void noteThread() {
        if (caller != null && caller != Thread.currentThread()) complaints.add("another thread");
    }
}
