package com.aimixup.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A folder of one run, gone afterwards. */
record Scratch(Path folder) implements AutoCloseable {
    /** Unpacked once for all runs. */
    static final Path PROGRAMS = Path.of("bench", "target", "postgres-programs");

    static Scratch make(String name) throws IOException {
        var runs = Files.createDirectories(Path.of("bench", "target", "runs"));
        return new Scratch(Files.createTempDirectory(runs.toAbsolutePath(), name + "-"));
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList())
                Files.deleteIfExists(path);
        }
    }
}
