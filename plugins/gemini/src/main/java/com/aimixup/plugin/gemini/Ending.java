package com.aimixup.plugin.gemini;

import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** How an answer of Gemini ends: with a candidate's reason, or with a block of the prompt. */
final class Ending {
    private Ending() {}

    /** Empty while the candidate goes on. */
    static Optional<FinishReason> of(JsonNode candidate) {
        return Json.text(candidate.path("finishReason"))
                .filter(reason -> !reason.equals("FINISH_REASON_UNSPECIFIED"))
                .map(reason -> switch (reason) {
                    case "STOP" -> FinishReason.STOP;
                    case "MAX_TOKENS" -> FinishReason.LENGTH;
                    case "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII",
                            "IMAGE_SAFETY", "IMAGE_PROHIBITED_CONTENT", "IMAGE_RECITATION" ->
                            FinishReason.REFUSAL;
                    default -> FinishReason.OTHER;
                });
    }

    /** Whether the prompt was refused; there are no candidates then. */
    static boolean isBlocked(JsonNode chunk) {
        return Json.text(chunk.path("promptFeedback").path("blockReason"))
                .filter(reason -> !reason.equals("BLOCK_REASON_UNSPECIFIED")).isPresent();
    }
}
