package com.aimixup.plugin.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A plugin that was compiled for 1.0 goes on working. What the port is now is written to {@code
 * target/api.txt}: once a version is out, that becomes the next {@code api-1.x.txt} to hold.
 */
final class ApiTest {
    private static final String RECORDED = "api-1.0.txt";

    @Test
    void nothingOfTheRecordedPortIsGoneOrChanged() throws IOException {
        var now = Api.now();
        Files.writeString(Path.of("target/api.txt"), String.join("\n", now) + "\n");
        try (var in = getClass().getResourceAsStream(RECORDED)) {
            var recorded = new TreeSet<>(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.startsWith("#")).toList());
            assertFalse(recorded.isEmpty());
            assertEquals(List.of(), Api.broken(recorded, now));
        }
    }

    @Test
    void whateverIsTakenAwayOrChangedIsNoticed() {
        var now = Api.now();
        assertTrue(now.size() > 100, "it looks at something");
        for (var line : now) {
            var without = new TreeSet<>(now);
            without.remove(line);
            assertEquals(List.of("gone or changed: " + line), Api.broken(now, without));
        }
    }

    @Test
    void theLinesTellWhatTheyShould() {
        var now = Api.now();
        for (var line : List.of(
                "Provider type interface of AutoCloseable",
                "Provider method public abstract ProviderFacts facts()",
                "ProviderFactory field public static int SPI_VERSION = 1",
                "ChatRequest$Role constant USER",
                "ProviderFailure permits ProviderFailure$TooLong",
                "ProviderFailure$RateLimited method public java.util.Optional<java.time.Duration>"
                        + " retryAfter()"))
            assertTrue(now.contains(line), line);
    }

    @Test
    void thePortMayGrowButNotByWhatPluginsWouldHaveToDo() {
        var now = Api.now();
        assertEquals(List.of(), Api.broken(now, with(now,
                "Provider method public default void greet()",
                "NewThing type interface of ", "NewThing method public abstract void work()",
                "ProviderFailure permits ProviderFailure$Sleepy")));
        for (var line : List.of("Provider method public abstract void greet()",
                "ChatRequest$Role constant WITNESS", "ChatRequest$Part permits ChatRequest$Smell"))
            assertEquals(1, Api.broken(now, with(now, line)).size(), line);
    }

    private static SortedSet<String> with(SortedSet<String> lines, String... more) {
        var all = new TreeSet<>(lines);
        all.addAll(List.of(more));
        return all;
    }
}
