package com.aimixup.adapter.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder that plugins are put into: each jar in it, and each folder of jars, is one plugin. */
record PluginFolder(Path path) {
    private static final String JAR = ".jar";

    /** One plugin as it lies there; {@code name} is that of the file or folder without ending. */
    record PluginFiles(String name, List<Path> jars) {}

    /** By name, so that of two plugins with one id it is always the same that wins. */
    List<PluginFiles> scan() {
        if (!Files.isDirectory(path)) return List.of();
        return children(path).stream()
                .filter(child -> Files.isDirectory(child) || isJar(child))
                .map(PluginFolder::plugin)
                .toList();
    }

    private static PluginFiles plugin(Path child) {
        var name = child.getFileName().toString();
        if (isJar(child)) {
            return new PluginFiles(name.substring(0, name.length() - JAR.length()), List.of(child));
        }
        return new PluginFiles(name, children(child).stream().filter(PluginFolder::isJar).toList());
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> !child.getFileName().toString().startsWith("."))
                    .sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isJar(Path file) {
        return file.getFileName().toString().endsWith(JAR) && Files.isRegularFile(file);
    }
}
