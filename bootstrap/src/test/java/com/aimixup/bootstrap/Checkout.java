package com.aimixup.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The source tree that the tests of style look at. */
final class Checkout {

    static final Path ROOT = root();

    private static final Set<String> NOT_SOURCE = Set.of("target", "data", ".git", ".idea");

    private Checkout() {
    }

    /** Every file but what a build, a running server or an editor leaves behind. */
    static List<Path> files() {
        var files = new ArrayList<Path>();
        var visitor = new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                var skipped = NOT_SOURCE.contains(folder.getFileName().toString());
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(ROOT.relativize(file));
                return FileVisitResult.CONTINUE;
            }
        };
        try (var top = Files.list(ROOT)) {
            for (var entry : top.toList()) {
                Files.walkFileTree(entry, visitor);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** The compiled classes of every module, those of the provider jars too, but no tests. */
    static List<Path> classFolders() {
        return Stream.of(".", "adapters", "plugins").map(ROOT::resolve)
                .flatMap(Checkout::children)
                .map(module -> module.resolve("target/classes"))
                .filter(Files::isDirectory)
                .toList();
    }

    private static Stream<Path> children(Path folder) {
        try (var children = Files.list(folder)) {
            return children.filter(Files::isDirectory).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("not inside a checkout of AiMixUp");
            }
        }
        return folder;
    }
}
