package com.aimixup.adapter.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder that plugins are put into: each jar in it, and each folder of jars, is one plugin. One
 * whose name ends with {@code .disabled} is none.
 */
public record PluginFolder(Path path) {
    private static final String JAR = ".jar";
    private static final String DISABLED = ".disabled";
    private static final String PLAIN_NAME = "[\\w-][\\w.-]*";

    /**
     * One plugin as it lies there.
     *
     * @param name that of the file or folder without ending
     * @param print differs if a jar was written, exchanged, added or removed
     */
    record PluginFiles(String name, List<Path> jars, String print) {}

    /** By name, so that of two plugins with one id it is always the same that wins. */
    List<PluginFiles> scan() {
        if (!Files.isDirectory(path)) return List.of();
        return children(path).stream()
                .filter(child -> isJar(child) || Files.isDirectory(child) && !isDisabled(child))
                .map(PluginFolder::plugin)
                .toList();
    }

    /** @return false if there is none of this name, or it is in use again by another */
    public boolean enable(String name) throws IOException {
        return rename(name + JAR + DISABLED, name + JAR) || rename(name + DISABLED, name);
    }

    /** A server that watches the folder lets the plugin's calls end and gives it up. */
    public boolean disable(String name) throws IOException {
        return rename(name + JAR, name + JAR + DISABLED) || rename(name, name + DISABLED);
    }

    private boolean rename(String from, String to) throws IOException {
        if (!from.matches(PLAIN_NAME)) return false;
        var file = path.resolve(from);
        var target = path.resolve(to);
        if (!Files.exists(file) || Files.exists(target)) return false;
        Files.move(file, target);
        return true;
    }

    /** A jar or a folder of jars, wherever it lies. */
    static PluginFiles plugin(Path child) {
        var name = child.getFileName().toString();
        if (isJar(child)) {
            return files(name.substring(0, name.length() - JAR.length()), List.of(child));
        }
        return files(name, children(child).stream().filter(PluginFolder::isJar).toList());
    }

    private static PluginFiles files(String name, List<Path> jars) {
        return new PluginFiles(name, jars,
                jars.stream().map(PluginFolder::print).collect(Collectors.joining(" ")));
    }

    private static String print(Path jar) {
        try {
            var seen = Files.readAttributes(jar, BasicFileAttributes.class);
            return jar.getFileName() + ":" + seen.size() + ":" + seen.lastModifiedTime().toMillis()
                    + ":" + seen.fileKey();
        } catch (IOException e) {
            return jar.getFileName() + ":?"; // it is being taken away or exchanged
        }
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

    private static boolean isDisabled(Path folder) {
        return folder.getFileName().toString().endsWith(DISABLED);
    }
}
