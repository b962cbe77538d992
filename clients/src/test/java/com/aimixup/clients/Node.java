package com.aimixup.clients;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Node with the libraries of others, as npm has them. Where Node or npm is not there, or npm
 * reaches nothing, a test is skipped and says so; {@code AIMIXUP_TEST_NODE=required}, as CI sets
 * it, makes that a failure.
 */
final class Node {
    static final Path COPY = Path.of("target", "node");
    private static final Path SOURCE = Path.of("node");
    private static final int MINUTES = 5;
    private static boolean fetched;

    record Ran(int code, String output) {}

    private Node() {}

    /** With scripts of ours beside the libraries. */
    static synchronized void require() throws IOException {
        if (fetched) return;
        require(run(SOURCE, Map.of(), "node", "--version").code() == 0, "Node is not there");
        require(run(SOURCE, Map.of(), "npm", "--version").code() == 0, "npm is not there");
        Files.createDirectories(COPY);
        try (var files = Files.list(SOURCE)) {
            for (var file : files.filter(Files::isRegularFile).toList())
                Files.write(COPY.resolve(file.getFileName()), Files.readAllBytes(file));
        }
        var result = run(COPY, Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit",
                "--no-fund", "--prefer-offline");
        require(result.code() == 0, "npm cannot fetch the libraries: " + result.output());
        fetched = true;
    }

    private static void require(boolean met, String otherwise) {
        if ("required".equals(System.getenv("AIMIXUP_TEST_NODE"))) {
            if (!met) throw new AssertionError(otherwise);
        } else {
            assumeTrue(met, "skipped: " + otherwise);
        }
    }

    static Ran script(Map<String, String> more, String... words) {
        var command = new String[words.length + 1];
        command[0] = "node";
        System.arraycopy(words, 0, command, 1, words.length);
        return run(COPY, more, command);
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
