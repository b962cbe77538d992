package com.aimixup.adapter.http;

import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatOutcome.FinishReason;

/** Why an answer ended, in OpenAI's words. */
final class OpenAiFinish {
    private OpenAiFinish() {}

    static String of(ChatOutcome outcome) {
        return outcome instanceof ChatOutcome.Completed(var reason, _) ? of(reason) : "stop";
    }

    private static String of(FinishReason reason) {
        return switch (reason) {
            case STOP, OTHER -> "stop";
            case LENGTH -> "length";
            case REFUSAL -> "content_filter";
            case TOOL_CALLS -> "tool_calls";
        };
    }
}
