package com.aimixup.adapter.plugins;

import com.aimixup.adapter.plugins.PluginFolder.PluginFiles;
import com.aimixup.plugin.spi.ProviderFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.jar.JarFile;

/** The classes of one plugin. */
final class PluginLoader implements AutoCloseable {
    private final URLClassLoader classes;

    private PluginLoader(URLClassLoader classes) {
        this.classes = classes;
    }

    /** @throws IOException if a jar cannot be read; a class loader alone would pass over it */
    static PluginLoader open(PluginFiles files) throws IOException {
        for (var jar : files.jars()) new JarFile(jar.toFile()).close();
        var urls = files.jars().stream().map(PluginLoader::url).toArray(URL[]::new);
        var parent = new SpiOnlyLoader(ProviderFactory.class.getClassLoader());
        return new PluginLoader(new URLClassLoader("plugin-" + files.name(), urls, parent));
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
