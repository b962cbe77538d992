package com.aimixup.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a newcomer sees first. */
final class DemoTest {
    @Test
    void theDemoShowsTheWholeMainJobAndLeavesNothingRunning() {
        var quickly = Map.of("AIMIXUP_ECHO_PACE_MILLIS", "1");
        try (var data = DataFolder.empty();
                var demo = data.startWith(quickly, "demo", "--once")) {
            assertEquals(0, demo.exitCode(), demo.output() + demo.errors());
            var shown = demo.output();
            for (var part : List.of("mix parallel", "mix round_robin", "mix debate", "Optimist",
                    "Sceptic", "Engineer", "turn.completed", "The bill", "held 0.000000 credits",
                    "lot ", "I was handed", "#token=", "Two of five teams",
                    "image/png of", "image.completed", "agent.image  file ", "AES-256-GCM",
                    "answered by 200", "rose from 100.000000 credits to 350.000000 credits"))
                assertTrue(shown.contains(part), "lacks " + part + ":\n" + shown);
            assertFalse(shown.contains("\u001b"), "no colours where nobody sees them");
            assertFalse(shown.contains("agent.failed"), shown);
            assertTrue(Pattern.compile("select text from message: \\\\x[0-9a-f]{60}")
                    .matcher(shown).find(), shown);
            assertEquals("", demo.errors());
            assertEquals(List.of(), data.processes());
        }
    }
}
