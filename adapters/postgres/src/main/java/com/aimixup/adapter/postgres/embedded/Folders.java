package com.aimixup.adapter.postgres.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;

/** What is done to a folder and all in it. */
final class Folders {
    private Folders() {}

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) return;
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList())
                Files.deleteIfExists(path);
        }
    }

    /** Waits until the contents are on the disk. */
    static void force(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.filter(p -> !Files.isSymbolicLink(p)).toList())
                forceEntry(path);
        }
    }

    /** The file itself, or a folder's list of names. */
    static void forceEntry(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
