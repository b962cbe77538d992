package com.aimixup.adapter.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Folders of this process that hold the jars of running plugins; a killed process leaves some. */
final class JarCopies {
    private static final String PREFIX = "aimixup-plugin-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,18})-.*");

    private JarCopies() {}

    static Path folder() throws IOException {
        return Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-");
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
    }

    /** Removes what processes left behind that are no more; what cannot be removed stays. */
    static void sweep() {
        var temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (var found = Files.list(temporary)) {
            for (var folder : found.filter(JarCopies::isLeft).toList()) delete(folder);
        } catch (IOException e) {
            // another sweeps as well, or it is not ours to remove
        }
    }

    private static boolean isLeft(Path folder) {
        var name = NAME.matcher(folder.getFileName().toString());
        return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
    }
}
