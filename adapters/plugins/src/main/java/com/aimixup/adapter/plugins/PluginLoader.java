package com.aimixup.adapter.plugins;

import com.aimixup.adapter.plugins.PluginFolder.PluginFiles;
import com.aimixup.plugin.spi.ProviderFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.jar.JarFile;

/**
 * The classes of one plugin, read from a copy of its jars: so whoever exchanges or removes a jar
 * does not pull it from under a plugin that runs.
 */
final class PluginLoader implements AutoCloseable {
    private final URLClassLoader classes;
    private final Path copies;

    private PluginLoader(URLClassLoader classes, Path copies) {
        this.classes = classes;
        this.copies = copies;
    }

    /** @throws IOException if a jar cannot be read; a class loader alone would pass over it */
    static PluginLoader open(PluginFiles files) throws IOException {
        var copies = JarCopies.folder();
        try {
            var urls = new ArrayList<URL>();
            for (var jar : files.jars()) urls.add(url(copy(jar, copies)));
            var parent = new SpiOnlyLoader(ProviderFactory.class.getClassLoader());
            return new PluginLoader(new URLClassLoader("plugin-" + files.name(),
                    urls.toArray(URL[]::new), parent), copies);
        } catch (IOException | RuntimeException failure) {
            JarCopies.delete(copies);
            throw failure;
        }
    }

    ClassLoader classes() {
        return classes;
    }

    /** Reads the service files; runs no code of the plugin yet. */
    List<ServiceLoader.Provider<ProviderFactory>> factories() {
        return ServiceLoader.load(ProviderFactory.class, classes).stream().toList();
    }

    @Override
    public void close() {
        try {
            classes.close();
            JarCopies.delete(copies);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path copy(Path jar, Path folder) throws IOException {
        var copy = Files.copy(jar, folder.resolve(jar.getFileName().toString()));
        new JarFile(copy.toFile()).close();
        return copy;
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }
}
