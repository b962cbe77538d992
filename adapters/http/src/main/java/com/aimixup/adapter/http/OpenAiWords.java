package com.aimixup.adapter.http;

import com.aimixup.application.completions.Completion;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.ChatRequest.Part.ToolCall;
import java.util.ArrayList;
import java.util.List;

/** Collects an answer that is told as a whole. */
class OpenAiWords implements Completion.Listener {
    private final StringBuilder text = new StringBuilder();
    private final List<ToolCall> calls = new ArrayList<>();

    @Override
    public final void speaker(Private<String> name) {
        text(announcement(name, text.isEmpty()));
    }

    /** Several who answer as one model are told apart by their names. */
    private static String announcement(Private<String> name, boolean first) {
        return (first ? "**" : "\n\n**") + name.reveal() + ":** ";
    }

    @Override
    public void text(String piece) {
        text.append(piece);
    }

    @Override
    public void reasoning(String piece) {
        // shown by none of the two APIs to those who did not ask
    }

    @Override
    public void toolCall(ToolCall call) {
        calls.add(call);
    }

    final String said() {
        return text.toString();
    }

    final List<ToolCall> calls() {
        return List.copyOf(calls);
    }
}
