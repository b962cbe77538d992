package com.aimixup.plugin.gemini;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.tck.Brake;
import com.aimixup.plugin.tck.Listener;
import com.aimixup.plugin.tck.Surroundings;
import com.aimixup.plugin.tck.Take;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One short question to the real Gemini, where there is a key for it. */
final class GeminiLiveTest {

    @Test
    void theRealOneAnswers() {
        var key = System.getenv().getOrDefault("AIMIXUP_GEMINI_API_KEY", "");
        if (key.isBlank()) {
            System.out.println("skipped: Gemini itself, for want of AIMIXUP_GEMINI_API_KEY");
        }
        assumeFalse(key.isBlank(), "AIMIXUP_GEMINI_API_KEY is not set");
        try (var surroundings = new Surroundings(Map.of("api_key", key));
                var provider = new GeminiFactory().create(surroundings)) {
            assertFalse(provider.models().isEmpty());
            var listener = new Listener();
            var outcome =
                    provider.chat(Take.question("gemini-2.5-flash-lite"), listener, new Brake());
            var completed = assertInstanceOf(ChatOutcome.Completed.class, outcome);
            assertFalse(listener.text().isEmpty());
            assertFalse(completed.usage().isNone());
        }
    }
}
