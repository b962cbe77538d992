package com.aimixup.plugin.local;

import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Message;
import com.aimixup.plugin.wire.Dialogue;
import java.util.ArrayList;
import java.util.List;

/** Questions as the strictest chat templates take them: the two speakers take turns. */
final class PlainTalk {
    private PlainTalk() {}

    /** @param apart whether the instructions stand apart; else the user's first words begin so */
    static ChatRequest of(ChatRequest request, boolean apart) {
        if (apart) return with(request, request.instructions(), request.messages());
        var messages = new ArrayList<Message>();
        messages.add(Message.user(request.instructions()));
        messages.addAll(request.messages());
        return with(request, "", messages);
    }

    private static ChatRequest with(ChatRequest request, String instructions,
            List<Message> messages) {
        return new ChatRequest(request.model(), instructions, Dialogue.alternating(messages),
                request.outputTokensMax(), request.temperature(), request.reasoningEffort(),
                request.timeout(), request.tools(), request.format());
    }
}
