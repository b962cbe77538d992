package com.aimixup.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The libraries that most programs use, as npm has them. Where Node or npm is not there, or npm
 * reaches nothing, this is skipped and says so; {@code AIMIXUP_TEST_NODE=required}, as CI sets it,
 * makes that a failure.
 */
final class NodeClientsTest {
    private static final Path SOURCE = Path.of("node");
    private static final Path COPY = Path.of("target", "node");
    private static final int MINUTES = 5;

    private record Ran(int code, String output) {}

    private static LiveServer server;

    @BeforeAll
    static void start() throws IOException {
        require(run(SOURCE, Map.of(), "node", "--version").code() == 0, "Node is not there");
        require(run(SOURCE, Map.of(), "npm", "--version").code() == 0, "npm is not there");
        Files.createDirectories(COPY);
        try (var files = Files.list(SOURCE)) {
            for (var file : files.filter(Files::isRegularFile).toList())
                Files.write(COPY.resolve(file.getFileName()), Files.readAllBytes(file));
        }
        var fetched = run(COPY, Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit",
                "--no-fund", "--prefer-offline");
        require(fetched.code() == 0, "npm cannot fetch the libraries: " + fetched.output());
        server = new LiveServer();
    }

    @AfterAll
    static void stop() {
        if (server != null) server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai.mjs", "ai-sdk.mjs"})
    void theLibraryWorksAsItsMakersMeantIt(String script) {
        var ran = run(COPY, Map.of(
                "AIMIXUP_BASE_URL", server.baseUrl(),
                "AIMIXUP_API_KEY", server.key(),
                "AIMIXUP_ACCOUNT_KEY", server.newKey("""
                        {"name":"looks","scopes":["account"]}"""),
                "AIMIXUP_POOR_KEY", server.newKey("""
                        {"name":"poor","scopes":["chat"],"budget_micro_credits":1}""")),
                "node", script);
        assertFalse(ran.output().contains("not ok"), ran.output());
        assertEquals(0, ran.code(), ran.output());
        assertEquals(0, server.held());
    }

    private static void require(boolean met, String otherwise) {
        if ("required".equals(System.getenv("AIMIXUP_TEST_NODE"))) {
            if (!met) throw new AssertionError(otherwise);
        } else {
            assumeTrue(met, "skipped: " + otherwise);
        }
    }

    private static Ran run(Path folder, Map<String, String> more, String... command) {
        try {
            var builder = new ProcessBuilder(List.of(command)).directory(folder.toFile())
                    .redirectErrorStream(true);
            builder.environment().putAll(more);
            var process = builder.start();
            var watch = Thread.startVirtualThread(() -> {
                try {
                    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) process.destroyForcibly();
                } catch (InterruptedException stopped) {
                    process.destroyForcibly();
                }
            });
            var output = new String(process.getInputStream().readAllBytes(),
                    StandardCharsets.UTF_8);
            watch.join();
            return new Ran(process.waitFor(), output);
        } catch (IOException absent) {
            return new Ran(-1, absent.getMessage());
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
